// Claims to check
// Which claims was the reader least sure of?
//
// type: only claims of this type (accusation, criticism, denial, rejection, demand, threat, admission, support, promise, statement)
// max_confidence: at most so sure, 0 to 1
// n_top: at most so many rows
:param type => '';
:param max_confidence => 0.6;
:param n_top => 100;
MATCH (c:Claim)
WHERE c.confidence <= $max_confidence
  AND ($type = '' OR c.type = $type)
OPTIONAL MATCH (s:Speaker|Organization|Country)-[:MADE]->(c)
RETURN c.id AS claim_id, c.type AS type, c.confidence AS confidence, c.text AS text, s.id AS speaker_id, s.name AS speaker
ORDER BY confidence, claim_id, speaker_id
LIMIT $n_top
