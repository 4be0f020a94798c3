// Most repeated claims
// Which claims are carried by most articles?
//
// type: only claims of this type (accusation, criticism, denial, rejection, demand, threat, admission, support, promise, statement)
// n_top: at most so many rows
:param type => '';
:param n_top => 25;
MATCH (c:Claim)
WHERE ($type = '' OR c.type = $type)
OPTIONAL MATCH (s:Speaker|Organization|Country)-[:MADE]->(c)
RETURN c.id AS claim_id, c.type AS type, c.text AS text, s.id AS speaker_id, s.name AS speaker,
       c.nArticles AS n_articles, c.nQuotes AS n_quotes
ORDER BY n_articles DESC, n_quotes DESC, claim_id, speaker_id
LIMIT $n_top
