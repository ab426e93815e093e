namespace PlanApi.Domain;

/// <summary>The other results that are computed from a kind of part.</summary>
public enum Shapes
{
    Nothing,

    /// <summary>The numbers.</summary>
    Numbers,

    /// <summary>The numbers, and the names and containment of their places and indicators.</summary>
    Places,
}
