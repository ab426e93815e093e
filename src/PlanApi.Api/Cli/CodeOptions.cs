using System.CommandLine.Parsing;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary>Reads codes, and lists of them with commas between, from the command line.</summary>
internal static class CodeOptions
{
    public static Code One(ArgumentResult result) => TryCode(result, result.Tokens[0].Value, out var code) ? code : default;

    public static IReadOnlyList<Code> Many(ArgumentResult result) => Many(result, result.Tokens.Select(token => token.Value));

    /// <summary><c>tier=mid,new</c>, once for each dimension.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Code>> ByDimension(ArgumentResult result)
    {
        var members = new SortedDictionary<string, IReadOnlyList<Code>>(StringComparer.Ordinal);
        foreach (var token in result.Tokens.Select(token => token.Value))
        {
            if (token.Split('=', 2) is not [var name, var values] || !Code.TryParse(name, out var dimension))
                result.AddError($"'{token}' does not say which members of which dimension; write it as tier=mid,new.");
            else if (!members.TryAdd(dimension.ToString(), Many(result, [values])))
                result.AddError($"The dimension '{dimension}' is given twice; write its members with commas between.");
        }
        return members;
    }

    private static List<Code> Many(ArgumentResult result, IEnumerable<string> texts)
    {
        var codes = new List<Code>();
        foreach (var text in texts.SelectMany(text => text.Split(',')))
        {
            if (TryCode(result, text, out var code))
                codes.Add(code);
        }
        return codes;
    }

    private static bool TryCode(ArgumentResult result, string text, out Code code)
    {
        if (Code.TryParse(text, out code))
            return true;
        result.AddError($"'{text}' is not a code: {Code.Expectation}.");
        return false;
    }
}
