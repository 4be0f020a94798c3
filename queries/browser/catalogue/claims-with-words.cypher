// Claims that hold certain words
// Which claims hold these words?
//
// words: a run of characters; capitals do not count
// type: only claims of this type (accusation, criticism, denial, rejection, demand, threat, admission, support, promise, statement)
// n_top: at most so many rows
:param words => '';
:param type => '';
:param n_top => 100;
MATCH (c:Claim)
WHERE toLower(c.text) CONTAINS toLower($words)
  AND ($type = '' OR c.type = $type)
OPTIONAL MATCH (s:Speaker|Organization|Country)-[:MADE]->(c)
RETURN c.id AS claim_id, c.type AS type, c.text AS text, s.id AS speaker_id, s.name AS speaker,
       c.nArticles AS n_articles, c.firstSaidOn AS first_said_on
ORDER BY n_articles DESC, first_said_on, claim_id, speaker_id
LIMIT $n_top
