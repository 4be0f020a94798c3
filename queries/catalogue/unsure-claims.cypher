// Claims to check
// question: Which claims was the reader least sure of?
// use: What to check first by hand.
// group: quality
// parameters:
//   type: type = '' -- only claims of this type
//   max_confidence: float = 0.6 -- at most so sure, 0 to 1
//   n_top: int = 100 -- at most so many rows
// columns:
//   claim_id: string -- id to give to evidence
//   type: string -- type of the claim
//   confidence: float -- how sure, 0 to 1
//   text: string -- the words
//   speaker_id: string -- id of who made it
//   speaker: string -- name of who made it
MATCH (c:Claim)
WHERE c.confidence <= $max_confidence
  AND ($type = '' OR c.type = $type)
OPTIONAL MATCH (s:Speaker|Organization|Country)-[:MADE]->(c)
RETURN c.id AS claim_id, c.type AS type, c.confidence AS confidence, c.text AS text, s.id AS speaker_id, s.name AS speaker
ORDER BY confidence, claim_id, speaker_id
LIMIT $n_top
