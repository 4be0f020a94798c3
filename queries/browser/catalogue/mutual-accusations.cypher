// Who accuses each other
// Which pairs accuse each other, and how often each way?
//
// level: count actors as countries, organizations or speakers (country, organization, speaker)
:param level => 'country';
MATCH (a:Speaker|Organization|Country)-[e:ACCUSES {level: $level}]->(b:Speaker|Organization|Country)
MATCH (b)-[f:ACCUSES {level: $level}]->(a)
WHERE a.id < b.id
RETURN a.id AS source_id, a.name AS source, b.id AS target_id, b.name AS target,
       e.nClaims AS n_claims, f.nClaims AS n_claims_back, e.id AS edge_id, f.id AS edge_id_back
ORDER BY n_claims DESC, n_claims_back DESC, source_id, target_id
