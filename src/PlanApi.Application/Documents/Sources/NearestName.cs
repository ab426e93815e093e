namespace PlanApi.Application.Documents.Sources;

/// <summary>Finds what somebody meant to write.</summary>
internal static class NearestName
{
    private const int MaxLength = 80;

    /// <summary>The known name that is fewest edits away (Levenshtein, at most a third of the name); null when none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length > MaxLength)
            return null;
        var (nearest, distance) = (default(string), ((name.Length + 1) / 3) + 1);
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) < distance && Distance(name, candidate) is var edits && edits < distance)
                (nearest, distance) = (candidate, edits);
        }
        return nearest;
    }

    private static int Distance(string from, string to)
    {
        Span<int> row = stackalloc int[MaxLength * 2];
        row = row[..(to.Length + 1)];
        for (var j = 0; j < row.Length; j++)
            row[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var same = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + same));
            }
        }
        return row[^1];
    }
}
