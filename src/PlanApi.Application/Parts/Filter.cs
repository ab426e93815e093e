using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>One field by which a list can be filtered; the same name over REST and GraphQL.</summary>
/// <param name="Name">camelCase.</param>
/// <param name="Description">The selection, in words for the API's documentation.</param>
/// <param name="Predicate">The condition for one value and caller; null where the value cannot be one.</param>
/// <param name="Allowed">The possible values, if there are only a few.</param>
public sealed record Filter<TRow>(
    string Name,
    string Description,
    Func<string, Visibility, Expression<Func<TRow, bool>>?> Predicate,
    IReadOnlyList<string>? Allowed = null
)
{
    /// <summary>A filter on the columns of the rows themselves. Everybody who sees a row may use it.</summary>
    public Filter(
        string name,
        string description,
        Func<string, Expression<Func<TRow, bool>>?> predicate,
        IReadOnlyList<string>? allowed = null
    )
        : this(name, description, (text, _) => predicate(text), allowed) { }

    /// <summary>A filter for the code of a mentioned part. Some callers see the row but not the mentioned part.</summary>
    public static Filter<TRow> OfMention(
        string name,
        string description,
        Func<string, Visibility, Expression<Func<TRow, bool>>> predicate
    ) => new(name, description, (text, visibility) => Code.TryParse(text, out var code) ? predicate(code.ToString(), visibility) : null);

    /// <summary>A filter for a code, in whichever Unicode form it is written.</summary>
    public static Filter<TRow> OfCode(string name, string description, Func<string, Expression<Func<TRow, bool>>> predicate) =>
        new(name, description, text => Code.TryParse(text, out var code) ? predicate(code.ToString()) : null);

    /// <summary>A filter for a period.</summary>
    public static Filter<TRow> OfPeriod(string name, string description, Func<string, Expression<Func<TRow, bool>>> predicate) =>
        new(name, description, text => Period.TryParse(text, out var period) ? predicate(period.ToString()) : null);

    /// <summary>A filter for a scope, its dimensions in any order; <c>top</c> for the one that names none.</summary>
    public static Filter<TRow> OfScope(string name, string description, Func<string, Expression<Func<TRow, bool>>> predicate) =>
        new(
            name,
            description + " 'top' is the scope that names no dimension.",
            text => Scope.Parse(text) is { } scope ? predicate(scope.ToString()) : null
        );

    /// <summary>A filter for the values of an enumeration, in camelCase.</summary>
    public static Filter<TRow> OfEnum<TEnum>(string name, string description, Func<TEnum, Expression<Func<TRow, bool>>> predicate)
        where TEnum : struct, Enum
    {
        var byName = CamelCase.Values<TEnum>();
        return new Filter<TRow>(
            name,
            description,
            text => byName.TryGetValue(text, out var value) ? predicate(value) : null,
            [.. byName.Keys]
        );
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
