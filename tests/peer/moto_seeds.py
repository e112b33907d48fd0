"""What is made in each region: every service's rows run once more in each further region, so no two are alike.

A row is (service, operation, input). In the input `{r}` is the region, `{n}` the running number; a string `$name`
is what an earlier row with a fourth element, (name, path), kept of its answer.
"""

from judge import REGIONS
from moto_seeds_compute import ROWS as COMPUTE
from moto_seeds_data import ROWS as DATA
from moto_seeds_rest import ROWS as REST

# Of services without regions moto has one store for all: their rows run once.
GLOBAL = {'iam', 'route53', 'cloudfront', 'organizations', 'budgets'}


def fill(value, facts):
    """The template with its names filled in."""
    if isinstance(value, dict):
        return {k: fill(v, facts) for k, v in value.items()}
    if isinstance(value, list):
        return [fill(v, facts) for v in value]
    if isinstance(value, str):
        if value.startswith('$') and value[1:] in facts:
            return facts[value[1:]]
        return value.replace('{r}', facts['r']).replace('{n}', str(facts['n']))
    if isinstance(value, bytes) and b'{r}' in value:
        return value.replace(b'{r}', facts['r'].encode())
    return value


def pick(value, path):
    """The value at a path of keys and indexes: `Vpc.VpcId`, `Keys.0`."""
    for step in path.split('.') if path else []:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def seed(judge):
    """Runs all rows; returns what they kept, by region. A row that moto refuses is an error of the table."""
    kept = {}
    for index, region in enumerate(REGIONS):
        for number in range(index + 1):
            # S3 takes the name of every region but that one.
            place = {} if region == 'us-east-1' else {'LocationConstraint': region}
            facts = {'r': region, 'n': number, 'place': place}
            for service, operation, given, *keep in COMPUTE + DATA + REST:
                if service in GLOBAL and index != 0:
                    continue
                answer = judge.call(service, operation, region, fill(given, facts))
                for name, path in keep:
                    facts[name] = pick(answer, path)
        kept[region] = facts
    return kept
