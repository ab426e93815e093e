using System.Text.RegularExpressions;

namespace PlanApi.Application.Documents.Sources;

/// <summary>The type of a plain scalar by YAML 1.2's core schema: <c>no</c>, <c>on</c> and <c>2024-03-18</c> are text.</summary>
internal static partial class YamlCoreSchema
{
    public static ScalarKind KindOf(string plain) =>
        plain switch
        {
            "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
            "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
            _ => IsNumber(plain) ? ScalarKind.Number : ScalarKind.Text,
        };

    private static bool IsNumber(string plain) => plain[0] is '+' or '-' or '.' or (>= '0' and <= '9') && Number().IsMatch(plain);

    [GeneratedRegex(
        @"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Number();
}
