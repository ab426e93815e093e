using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>What holds between numbers. The first term is the whole of a sum, or what an equation defines.</summary>
internal abstract class Relation
{
    public List<ClosedPlace> Terms { get; } = [];

    public bool IsQueued { get; set; }

    /// <summary>Whether stated numbers are read as for adding (see <see cref="Written"/>), and not as for multiplying.</summary>
    public abstract bool IsExact { get; }

    /// <summary>What the others make of each term; of the first alone, if that is all that is asked.</summary>
    public abstract Interval[] Project(IReadOnlyList<Interval> terms, bool definedOnly = false);

    public abstract IReadOnlyList<KnownEnd> PremisesOf(KnownEnd bound);

    /// <summary>What is known of the terms now.</summary>
    public Known[] Read()
    {
        var known = new Known[Terms.Count];
        for (var at = 0; at < known.Length; at++)
            known[at] = Terms[at].ReadWithFloor(IsExact);
        return known;
    }
}
