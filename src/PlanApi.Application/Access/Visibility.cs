using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Access;

/// <summary>The part of one plan that a caller may see, as the database has it. It always comes from its finder.</summary>
public sealed class Visibility
{
    /// <summary>Everything: for a caller whose key is not limited, and for the service itself.</summary>
    public static readonly Visibility Everything = new([], [], [], hasNoPlace: false) { IsLimited = false };

    private readonly HashSet<long> _scopes;
    private readonly HashSet<long> _nameable;
    private readonly Dictionary<Code, SeenMembers> _dimensions;

    private Visibility(HashSet<long> scopes, HashSet<long> nameable, Dictionary<Code, SeenMembers> dimensions, bool hasNoPlace) =>
        (_scopes, _nameable, _dimensions, HasNoPlace) = (scopes, nameable, dimensions, hasNoPlace);

    /// <summary>Whether anything is hidden at all. If not, the other members of this class are not needed.</summary>
    public bool IsLimited { get; private init; } = true;

    /// <summary>Whether a limit names a dimension that the plan does not have. The caller then sees no place at all.</summary>
    public bool HasNoPlace { get; }

    /// <summary>The ids of the scopes that lie below the granted members; totals above are not among them.</summary>
    public IReadOnlyCollection<long> Scopes => _scopes;

    /// <summary>The ids of the scopes that name no hidden member: the visible ones and those above them.</summary>
    public IReadOnlyCollection<long> Nameable => _nameable;

    /// <summary>By the id of each limited dimension, the ids of its members and groups that may be seen.</summary>
    public IReadOnlyDictionary<long, IReadOnlyCollection<long>> Members { get; private init; } =
        new Dictionary<long, IReadOnlyCollection<long>>();

    /// <summary>
    /// The indicators that the caller may see, with their ids; null for all. Each is granted, and so is everything that it names and that
    /// its numbers follow from.
    /// </summary>
    public IReadOnlyDictionary<Code, long>? Indicators { get; private init; }

    /// <summary>The dimensions of which the caller sees some members, but never a total.</summary>
    public IReadOnlySet<Code> Limited => _dimensions.Keys.ToHashSet();

    /// <summary>Whether the caller may see the numbers and parts of a scope. A scope above the granted members is hidden.</summary>
    public bool MaySee(Scope scope) =>
        !IsLimited
        || (
            !HasNoPlace
            && _dimensions.All(limited => scope.TryGetValue(limited.Key, out var member) && limited.Value.Codes.Contains(member))
        );

    /// <summary>Whether the caller may see the numbers of an indicator.</summary>
    public bool MaySee(Code indicator) => Indicators?.ContainsKey(indicator) != false;

    /// <summary>Whether the caller may see parts of a kind that name no indicator.</summary>
    public bool ShowsAllOf(PartKind kind) =>
        !IsLimited || (kind.Sight == Sight.Everything && (Indicators is null || kind.ForIndicators == Sight.Everything));

    /// <summary>Whether the totals over a dimension are hidden, together with every number that would reveal them.</summary>
    public bool HidesTotalsOf(Code dimension) => _dimensions.ContainsKey(dimension);

    /// <summary>Whether a member or group of a dimension may be named.</summary>
    public bool MayName(Code dimension, Code member) =>
        !IsLimited || !_dimensions.TryGetValue(dimension, out var limited) || limited.Codes.Contains(member);

    /// <summary>Whether a scope names no hidden member. The caller may know that the scope exists, but not its numbers.</summary>
    public bool MayName(Scope scope) => scope.All(pair => MayName(pair.Key, pair.Value));

    internal static Visibility Of(
        HashSet<long> scopes,
        HashSet<long> nameable,
        Dictionary<Code, SeenMembers> dimensions,
        bool hasNoPlace,
        IReadOnlyDictionary<Code, long>? indicators
    ) =>
        new(scopes, nameable, dimensions, hasNoPlace)
        {
            Indicators = indicators,
            Members = dimensions.Values.ToDictionary(seen => seen.DimensionId, seen => (IReadOnlyCollection<long>)seen.Ids),
        };
}

/// <summary>The members and groups of a limited dimension that may be seen.</summary>
internal sealed record SeenMembers(long DimensionId, HashSet<long> Ids, HashSet<Code> Codes);
