namespace PlanApi.Application.Documents.Sources;

/// <summary>How much of a text is read: enough for large plans, and little enough that nobody can exhaust the service.</summary>
/// <param name="MaxBytes">Bytes of the text.</param>
/// <param name="MaxNodes">Mappings, sequences and scalars in it.</param>
public sealed record SourceLimits(int MaxBytes = 32 * 1024 * 1024, int MaxNodes = 2_000_000)
{
    /// <summary>Levels of nesting. The plan document itself needs six.</summary>
    public const int MaxDepth = 32;

    public static readonly SourceLimits Default = new();
}
