// 6 Denials: who denies which claim of whom
MATCH p = (:Speaker|Organization|Country)-[:MADE]->(denial:Claim)-[:DENIES]->(denied:Claim)<-[:MADE]-(:Speaker|Organization|Country)
RETURN p
ORDER BY denied.nArticles DESC, denied.id, denial.id
LIMIT 20
