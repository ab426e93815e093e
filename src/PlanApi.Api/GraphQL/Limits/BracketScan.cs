namespace PlanApi.Api.GraphQL.Limits;

/// <summary>How deep the brackets of a query's text nest, found without recursion before the recursive parser sees it.</summary>
internal static class BracketScan
{
    /// <summary>The depth, or the limit plus one as soon as it is passed. Brackets in strings and comments do not count.</summary>
    public static int Depth(ReadOnlySpan<char> text, int limit)
    {
        var (depth, deepest) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '{' or '(' or '[':
                    deepest = Math.Max(deepest, ++depth);
                    if (deepest > limit)
                        return deepest;
                    break;
                case '}' or ')' or ']':
                    depth--;
                    break;
                case '#':
                    at = End(text, at, text[at..].IndexOfAny('\n', '\r'));
                    break;
                case '"':
                    at = text[at..].StartsWith("\"\"\"", StringComparison.Ordinal) ? BlockEnd(text, at) : StringEnd(text, at);
                    break;
            }
        }
        return deepest;
    }

    private static int StringEnd(ReadOnlySpan<char> text, int at)
    {
        for (at++; at < text.Length && text[at] is not ('"' or '\n' or '\r'); at++)
        {
            if (text[at] == '\\')
                at++;
        }
        return at;
    }

    private static int BlockEnd(ReadOnlySpan<char> text, int at)
    {
        for (at += 3; at < text.Length; at++)
        {
            if (text[at..].StartsWith("\\\"\"\"", StringComparison.Ordinal))
                at += 3;
            else if (text[at..].StartsWith("\"\"\"", StringComparison.Ordinal))
                return at + 2;
        }
        return at;
    }

    private static int End(ReadOnlySpan<char> text, int at, int offset) => offset < 0 ? text.Length : at + offset;
}
