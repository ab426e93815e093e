using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>A relation between numbers. The first term is the whole of a sum, or the left side of an equation.</summary>
internal abstract class Relation
{
    public List<ClosedPlace> Terms { get; } = [];

    public bool IsQueued { get; set; }

    /// <summary>Whether stated numbers are read as for adding (see <see cref="Written"/>), and not as for multiplying.</summary>
    public abstract bool IsExact { get; }

    /// <summary>The bounds of each term from the other terms; only of the first term, if no more is asked for.</summary>
    public abstract Interval[] Project(IReadOnlyList<Interval> terms, bool definedOnly = false);

    public abstract IReadOnlyList<KnownEnd> PremisesOf(KnownEnd bound);

    /// <summary>The present intervals of the terms.</summary>
    public Known[] Read()
    {
        var known = new Known[Terms.Count];
        for (var at = 0; at < known.Length; at++)
            known[at] = Terms[at].ReadWithFloor(IsExact);
        return known;
    }
}
