// Most repeated claims
// question: Which claims are carried by most articles?
// use: What the press repeats.
// group: claim
// parameters:
//   type: type = '' -- only claims of this type
//   n_top: int = 25 -- at most so many rows
// columns:
//   claim_id: string -- id to give to evidence
//   type: string -- type of the claim
//   text: string -- the words
//   speaker_id: string -- id of who made it
//   speaker: string -- name of who made it
//   n_articles: int -- different articles that carry it
//   n_quotes: int -- passages that express it
MATCH (c:Claim)
WHERE ($type = '' OR c.type = $type)
OPTIONAL MATCH (s:Speaker|Organization|Country)-[:MADE]->(c)
RETURN c.id AS claim_id, c.type AS type, c.text AS text, s.id AS speaker_id, s.name AS speaker,
       c.nArticles AS n_articles, c.nQuotes AS n_quotes
ORDER BY n_articles DESC, n_quotes DESC, claim_id, speaker_id
LIMIT $n_top
