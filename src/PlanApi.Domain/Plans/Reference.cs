using PlanApi.Domain.Values;

namespace PlanApi.Domain.Plans;

/// <summary>One part's mention of another.</summary>
/// <param name="Kind">The kind of the mentioned part.</param>
/// <param name="Key">The <see cref="PlanPart.Key"/> of the mentioned part.</param>
/// <param name="Pointer">The position of the mention, as a JSON pointer into the part that makes it.</param>
public readonly record struct Reference(PartKind Kind, string Key, string Pointer);

/// <summary>Makes the references that most parts have in common.</summary>
internal static class References
{
    public static IEnumerable<Reference> To(PartKind kind, Code? code, string pointer)
    {
        if (code is { } known)
            yield return new Reference(kind, known.ToString(), pointer);
    }

    public static IEnumerable<Reference> To(PartKind kind, IEnumerable<Code> codes, string pointer) =>
        codes.Select((code, index) => new Reference(kind, code.ToString(), $"{pointer}/{index}"));

    public static IEnumerable<Reference> To(Scope? scope, string pointer) =>
        (scope ?? Scope.Top).Select(pair => new Reference(PartKind.Place, $"{pair.Key}/{pair.Value}", $"{pointer}/{pair.Key}"));
}
