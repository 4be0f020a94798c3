// Who accuses each other
// question: Which pairs accuse each other, and how often each way?
// use: Find the quarrels with two sides, and who says more.
// group: accusation
// parameters:
//   level: level = country -- count actors as countries, organizations or speakers
// columns:
//   source_id: string -- id of the one side
//   source: string -- name of the one side
//   target_id: string -- id of the other side
//   target: string -- name of the other side
//   n_claims: int -- claims of the one against the other
//   n_claims_back: int -- claims of the other against the one
//   edge_id: string -- id to give to evidence, there
//   edge_id_back: string -- id to give to evidence, back
MATCH (a:Speaker|Organization|Country)-[e:ACCUSES {level: $level}]->(b:Speaker|Organization|Country)
MATCH (b)-[f:ACCUSES {level: $level}]->(a)
WHERE a.id < b.id
RETURN a.id AS source_id, a.name AS source, b.id AS target_id, b.name AS target,
       e.nClaims AS n_claims, f.nClaims AS n_claims_back, e.id AS edge_id, f.id AS edge_id_back
ORDER BY n_claims DESC, n_claims_back DESC, source_id, target_id
