// 3 An actor: for whom they speak, where they belong, and who says what about whom around them
// Put a part of the name between the quotes; as it stands, the actor with most claims is drawn.
MATCH (n:Speaker|Organization|Country)
WHERE n.name CONTAINS ''
WITH n, COUNT { MATCH (n)-[:MADE]->(:Claim) } AS n_claims
ORDER BY n_claims DESC, n.id
LIMIT 1
WITH n, CASE WHEN n:Country THEN 'country' WHEN n:Organization THEN 'organization' ELSE 'speaker' END AS level
RETURN n,
       COLLECT {
         MATCH p = (n)-[r:ACCUSES|CRITICIZES|THREATENS|DEMANDS_OF|REJECTS|DENIES_TO|SUPPORTS|PROMISES_TO]->()
         WHERE r.level = level
         RETURN p ORDER BY r.nClaims DESC, r.id LIMIT 12
       } AS says,
       COLLECT {
         MATCH p = (n)<-[r:ACCUSES|CRITICIZES|THREATENS|DEMANDS_OF|REJECTS|DENIES_TO|SUPPORTS|PROMISES_TO]-()
         WHERE r.level = level
         RETURN p ORDER BY r.nClaims DESC, r.id LIMIT 12
       } AS hears,
       COLLECT { MATCH p = (n)-[:SPEAKS_FOR|PART_OF|BELONGS_TO]->() RETURN p LIMIT 8 } AS above,
       COLLECT { MATCH p = (n)<-[:SPEAKS_FOR|PART_OF]-() RETURN p LIMIT 8 } AS below
