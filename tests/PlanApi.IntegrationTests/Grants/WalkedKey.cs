using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>A limited key, with what it must never be told.</summary>
internal sealed record WalkedKey(string Name, string Plan, bool Narrow, Client Client, Markers Markers, string Key)
{
    /// <summary>Every role that may be limited, by every way to limit it.</summary>
    public static async Task<IReadOnlyList<WalkedKey>> All(GrantWorld world, params Role[] roles)
    {
        var keys = new List<WalkedKey>();
        foreach (var role in roles)
        {
            keys.Add(await Of("tier=mid", role, "world", false, GrantWorld.Limit(("tier", "mid"))));
            keys.Add(await Of("line=sales, tier=mid", role, "world", true, GrantWorld.Limit(("line", "sales"), ("tier", "mid"))));
            keys.Add(await Of("tier=mid", role, "bare", false, GrantWorld.Limit(("tier", "mid"))));
            keys.Add(await Of("plan bare", role, "world", true, key => key with { Plans = [Code.Parse("bare")] }, bare: true));
        }
        // Somebody who comes by a token is told no more than a key.
        var token = world.Token(roles[^1], "mid");
        keys.Add(
            new($"{roles[^1]} tier=mid by token on world", "world", false, world.Service.With(token), new Markers(false, false), token)
        );
        return keys;

        async Task<WalkedKey> Of(string name, Role role, string plan, bool narrow, Func<ApiKey, ApiKey> limit, bool bare = false)
        {
            var key = (await world.Key(role, null, limit)).Key!;
            return new($"{role} {name} on {plan}", plan, narrow, world.Service.With(key), new Markers(narrow, bare), key);
        }
    }
}
