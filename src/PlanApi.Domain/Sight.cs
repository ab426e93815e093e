namespace PlanApi.Domain;

/// <summary>The parts of a kind that a limited key may see.</summary>
public enum Sight
{
    /// <summary>None of them.</summary>
    Nothing,

    /// <summary>All of them: they belong to no place, or name no indicator.</summary>
    Everything,

    /// <summary>The parts whose scope the key may see.</summary>
    ByScope,

    /// <summary>The parts that the kind's own store allows.</summary>
    ByStore,
}
