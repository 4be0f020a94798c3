// Claims that contradict each other
// question: Which claims cannot both be so, and who made them?
// use: Where two sides tell the same event differently.
// group: denial
// parameters:
// columns:
//   claim_id: string -- id of the one claim, for evidence
//   text: string -- its words
//   source_id: string -- id of who made it
//   source: string -- name of who made it
//   other_id: string -- id of the other claim, for evidence
//   other_text: string -- its words
//   other_source_id: string -- id of who made the other
//   other_source: string -- name of who made the other
MATCH (c:Claim)-[:CONTRADICTS]->(d:Claim)
OPTIONAL MATCH (a:Speaker|Organization|Country)-[:MADE]->(c)
OPTIONAL MATCH (b:Speaker|Organization|Country)-[:MADE]->(d)
RETURN c.id AS claim_id, c.text AS text, a.id AS source_id, a.name AS source,
       d.id AS other_id, d.text AS other_text, b.id AS other_source_id, b.name AS other_source
ORDER BY claim_id, other_id, source_id, other_source_id
