// 4 A month: who claimed what about whom, statements left out
// Write a month as '2021-03' between the quotes; as it stands, the month with most claims is drawn.
MATCH (c:Claim)
WHERE c.month STARTS WITH '' AND c.type <> 'statement'
WITH c.month AS month, count(*) AS n
ORDER BY n DESC, month
LIMIT 1
MATCH p = (:Speaker|Organization|Country)-[:MADE]->(c:Claim {month: month})-[:TARGETS]->(:Speaker|Organization|Country)
WHERE c.type <> 'statement'
RETURN p
ORDER BY c.nArticles DESC, c.nQuotes DESC, c.id
LIMIT 15
