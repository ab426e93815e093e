using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>A limited key, with what it must never be told.</summary>
internal sealed record WalkedKey(string Name, string Plan, Reach Reach, Client Client, Markers Markers, string Key)
{
    /// <summary>Whether it is for another plan than the one that is walked through.</summary>
    public bool OfAnother { get; private init; }

    /// <summary>Every role that may be limited, by every way to limit it.</summary>
    public static async Task<IReadOnlyList<WalkedKey>> All(GrantWorld world, params Role[] roles)
    {
        var keys = new List<WalkedKey>();
        foreach (var role in roles)
        {
            keys.Add(await Of("tier=mid", role, "world", Reach.Members, GrantWorld.Limit(("tier", "mid"))));
            keys.Add(
                await Of("line=sales, tier=mid", role, "world", Reach.FewMembers, GrantWorld.Limit(("line", "sales"), ("tier", "mid")))
            );
            keys.Add(await Of("tier=mid", role, "bare", Reach.Members, GrantWorld.Limit(("tier", "mid"))));
            keys.Add(await Of("plan bare", role, "world", Reach.FewMembers, key => key with { Plans = [Code.Parse("bare")] }, bare: true));
            keys.Add(await Of("gmv", role, "world", Reach.Indicators, OfGmv));
            keys.Add(await Of("gmv, tier=mid", role, "world", Reach.Both, key => OfGmv(GrantWorld.Limit(("tier", "mid"))(key))));
        }
        // Somebody who comes by a token is told no more than a key.
        var token = world.Token(roles[^1], "mid");
        keys.Add(
            new(
                $"{roles[^1]} tier=mid by token on world",
                "world",
                Reach.Members,
                world.Service.With(token),
                new Markers(Reach.Members, false),
                token
            )
        );
        return keys;

        async Task<WalkedKey> Of(string name, Role role, string plan, Reach reach, Func<ApiKey, ApiKey> limit, bool bare = false)
        {
            var key = (await world.Key(role, null, limit)).Key!;
            return new($"{role} {name} on {plan}", plan, reach, world.Service.With(key), new Markers(reach, bare), key)
            {
                OfAnother = bare,
            };
        }
    }

    private static ApiKey OfGmv(ApiKey key) => key with { Indicators = [Code.Parse("gmv")] };
}

/// <summary>By what a key is limited.</summary>
internal enum Reach
{
    /// <summary>The middle tier.</summary>
    Members,

    /// <summary>The middle tier of one line.</summary>
    FewMembers,

    /// <summary>One indicator, everywhere.</summary>
    Indicators,

    /// <summary>One indicator in the middle tier.</summary>
    Both,
}
