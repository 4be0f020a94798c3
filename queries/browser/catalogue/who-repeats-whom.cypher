// Who repeats whom
// Which claims repeat a claim that somebody made before?
//
MATCH (d:Claim)-[:REPEATS]->(c:Claim)
OPTIONAL MATCH (a:Speaker|Organization|Country)-[:MADE]->(d)
OPTIONAL MATCH (b:Speaker|Organization|Country)-[:MADE]->(c)
RETURN a.id AS source_id, a.name AS source, b.id AS target_id, b.name AS target,
       d.id AS repeat_id, d.text AS repeat_text, c.id AS claim_id, c.text AS claim_text
ORDER BY claim_id, repeat_id, source_id, target_id
