// 2 One claim: its speaker, whom it is about, the passages, articles and mouths that carry it, and who denies it
// Put some of its words between the quotes; as it stands, the claim with most denials and articles is drawn.
MATCH (c:Claim)
WHERE toLower(c.text) CONTAINS toLower('')
WITH c, COUNT { MATCH (:Claim)-[:DENIES]->(c) } AS n_denials
ORDER BY n_denials DESC, c.nArticles DESC, c.nQuotes DESC, c.id
LIMIT 1
RETURN c,
       COLLECT { MATCH p = (:Speaker|Organization|Country)-[:MADE]->(c) RETURN p LIMIT 3 } AS speakers,
       COLLECT { MATCH p = (c)-[:TARGETS]->(:Speaker|Organization|Country) RETURN p LIMIT 5 } AS targets,
       COLLECT { MATCH p = (c)<-[:EXPRESSES]-(:Quote)-[:IN_ARTICLE]->(:Article)-[:PUBLISHED_BY]->(:Outlet) RETURN p LIMIT 8 } AS passages,
       COLLECT { MATCH p = (c)<-[:EXPRESSES]-(:Quote)-[:REPORTED_VIA]->(:Outlet|Organization|Speaker) RETURN p LIMIT 8 } AS mouths,
       COLLECT { MATCH p = (:Speaker|Organization|Country)-[:MADE]->(:Claim)-[:DENIES]->(c) RETURN p LIMIT 8 } AS denials
