// Claims that hold certain words
// question: Which claims hold these words?
// use: Find the claim you remember, and its id.
// group: claim
// parameters:
//   words: string -- a run of characters; capitals do not count
//   type: type = '' -- only claims of this type
//   n_top: int = 100 -- at most so many rows
// columns:
//   claim_id: string -- id to give to evidence
//   type: string -- type of the claim
//   text: string -- the words
//   speaker_id: string -- id of who made it
//   speaker: string -- name of who made it
//   n_articles: int -- different articles that carry it
//   first_said_on: date -- first day on which it is known to have been said
MATCH (c:Claim)
WHERE toLower(c.text) CONTAINS toLower($words)
  AND ($type = '' OR c.type = $type)
OPTIONAL MATCH (s:Speaker|Organization|Country)-[:MADE]->(c)
RETURN c.id AS claim_id, c.type AS type, c.text AS text, s.id AS speaker_id, s.name AS speaker,
       c.nArticles AS n_articles, c.firstSaidOn AS first_said_on
ORDER BY n_articles DESC, first_said_on, claim_id, speaker_id
LIMIT $n_top
