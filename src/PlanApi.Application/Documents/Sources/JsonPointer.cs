namespace PlanApi.Application.Documents.Sources;

/// <summary>JSON pointers (RFC 6901).</summary>
public static class JsonPointer
{
    public static string Append(string pointer, string name) => $"{pointer}/{Escape(name)}";

    public static string Append(string pointer, int index) => $"{pointer}/{index}";

    internal static string Escape(string name) =>
        name.AsSpan().IndexOfAny('~', '/') < 0
            ? name
            : name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    internal static IEnumerable<string> Segments(string pointer) =>
        pointer.Length == 0
            ? []
            : pointer
                .Split('/')
                .Skip(1)
                .Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
}
