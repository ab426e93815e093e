using System.Linq.Expressions;
using System.Text.Json;

namespace PlanApi.Application.Parts;

/// <summary>One field by which a list can be filtered; the same name over REST and GraphQL.</summary>
/// <param name="Name">camelCase.</param>
/// <param name="Description">What it selects, for the API's documentation.</param>
/// <param name="Predicate">The condition for one value; null where the value cannot be one.</param>
/// <param name="Allowed">The values that there are, where they are few.</param>
public sealed record Filter<TRow>(
    string Name, string Description, Func<string, Expression<Func<TRow, bool>>?> Predicate, IReadOnlyList<string>? Allowed = null)
{
    /// <summary>A filter for the values of an enumeration, in camelCase.</summary>
    public static Filter<TRow> OfEnum<TEnum>(string name, string description, Func<TEnum, Expression<Func<TRow, bool>>> predicate)
        where TEnum : struct, Enum
    {
        var byName = Enum.GetValues<TEnum>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        return new Filter<TRow>(
            name, description, text => byName.TryGetValue(text, out var value) ? predicate(value) : null, [.. byName.Keys]);
    }
}

/// <summary>One order in which a list can be asked for.</summary>
/// <param name="Name">camelCase.</param>
/// <param name="Key">A text or a 64-bit integer; never null.</param>
public sealed record Sort<TRow>(string Name, LambdaExpression Key)
{
    public static Sort<TRow> By(string name, Expression<Func<TRow, string>> key) => new(name, key);

    public static Sort<TRow> By(string name, Expression<Func<TRow, long>> key) => new(name, key);
}
