using PlanApi.Application.Access;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>A key's part in a walk through all requests.</summary>
/// <param name="Key">Who sends them.</param>
/// <param name="Pools">What their places stand for.</param>
/// <param name="IsBrief">One hidden thing of each kind is enough.</param>
/// <param name="Takes">Whether it sends a request, by the request's text.</param>
internal sealed record Turn(WalkedKey Key, IReadOnlyDictionary<string, Pool> Pools, bool IsBrief, Func<string, bool> Takes)
{
    private static readonly Role[] Others = [Role.Viewer, Role.Contributor, Role.Committee, Role.Admin];

    /// <summary>Every request by every key of a role. Planners may read and write most; of the others brief turns are enough.</summary>
    public static Task<IReadOnlyList<Turn>> All(GrantWorld world, Role role) =>
        Of(world, [role], role != Role.Planner, (_, _) => _ => true);

    /// <summary>
    /// Each request by one key, with one hidden thing of each kind: half of them by the planners' keys, half by those of the other roles.
    /// The request's text alone decides by which, so that a new request changes nothing for those that are there. The slow suite asks all
    /// of them by every key.
    /// </summary>
    public static async Task<IReadOnlyList<Turn>> Some(GrantWorld world)
    {
        static Func<int, int, Func<string, bool>> Share(int half) =>
            (at, of) => text => Number(text) % 2 == half && Number(text) / 2 % of == at;
        return [.. await Of(world, [Role.Planner], true, Share(0)), .. await Of(world, Others, true, Share(1))];
    }

    private static async Task<IReadOnlyList<Turn>> Of(GrantWorld world, Role[] roles, bool brief, Func<int, int, Func<string, bool>> takes)
    {
        var keys = await WalkedKey.All(world, roles);
        var pools = new Dictionary<(string, Reach), IReadOnlyDictionary<string, Pool>>();
        var turns = new List<Turn>();
        foreach (var (at, key) in keys.Index())
        {
            if (!pools.TryGetValue((key.Plan, key.Reach), out var pool))
                pools[(key.Plan, key.Reach)] = pool = await Grants.Pools.Of(world, key.Plan, key.Reach);
            var share = takes(at, keys.Count);
            turns.Add(
                new Turn(
                    key,
                    brief ? Pool.Brief(pool) : pool,
                    brief,
                    text =>
                        share(text)
                        && !(key.OfAnother && IsOfAllPlans(text))
                        && !(key.Reach is Reach.Indicators or Reach.Both && IsOfRules(text))
                )
            );
        }
        return turns;
    }

    /// <summary>What goes over all plans tells a key of another plan of that one, which is no secret to it.</summary>
    private static bool IsOfAllPlans(string text) => text == "duties" || text.StartsWith("listAllDuties ", StringComparison.Ordinal);

    /// <summary>The rules are the same for everybody, and have examples with indicators in them.</summary>
    private static bool IsOfRules(string text) => text == "rules" || text.StartsWith("listRules ", StringComparison.Ordinal);

    /// <summary>The same for the same text, in every process.</summary>
    private static int Number(string text) => text.Aggregate(17, (number, letter) => (number * 31 + letter) % 1_000_003);
}
