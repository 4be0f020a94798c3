// Who repeats whom
// question: Which claims repeat a claim that somebody made before?
// use: Follow a talking point from its first speaker.
// group: claim
// parameters:
// columns:
//   source_id: string -- id of who repeats
//   source: string -- name of who repeats
//   target_id: string -- id of who is repeated
//   target: string -- name of who is repeated
//   repeat_id: string -- id of the repeating claim, for evidence
//   repeat_text: string -- its words
//   claim_id: string -- id of the claim repeated, for evidence
//   claim_text: string -- its words
MATCH (d:Claim)-[:REPEATS]->(c:Claim)
OPTIONAL MATCH (a:Speaker|Organization|Country)-[:MADE]->(d)
OPTIONAL MATCH (b:Speaker|Organization|Country)-[:MADE]->(c)
RETURN a.id AS source_id, a.name AS source, b.id AS target_id, b.name AS target,
       d.id AS repeat_id, d.text AS repeat_text, c.id AS claim_id, c.text AS claim_text
ORDER BY claim_id, repeat_id, source_id, target_id
