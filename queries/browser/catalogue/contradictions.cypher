// Claims that contradict each other
// Which claims cannot both be so, and who made them?
//
MATCH (c:Claim)-[:CONTRADICTS]->(d:Claim)
OPTIONAL MATCH (a:Speaker|Organization|Country)-[:MADE]->(c)
OPTIONAL MATCH (b:Speaker|Organization|Country)-[:MADE]->(d)
RETURN c.id AS claim_id, c.text AS text, a.id AS source_id, a.name AS source,
       d.id AS other_id, d.text AS other_text, b.id AS other_source_id, b.name AS other_source
ORDER BY claim_id, other_id, source_id, other_source_id
