using System.Globalization;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Binding;

/// <summary>Reads what only API keys have: instants, and members by dimension.</summary>
internal static class GrantReaders
{
    private static readonly string[] _instants = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public static object? Instant(Binding binding, SourceNode node) =>
        node is not SourceScalar { Kind: ScalarKind.Text } scalar
            ? binding.WrongType("an instant such as \"2025-06-30T16:00:00Z\", as text", node)
        : HasOffset(scalar.Text)
        && DateTimeOffset.TryParseExact(scalar.Text, _instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.ToUniversalTime()
        : binding.Fault(
            FaultCodes.BadDate,
            $"'{Excerpt.Of(scalar.Text)}' is not an instant with its offset, such as 2025-06-30T16:00:00Z.",
            node
        );

    public static object? Members(Binding binding, SourceNode node)
    {
        if (node is not SourceMapping mapping)
            return binding.WrongType("lists of members by dimension, such as {\"market\": [\"latam\"]}", node);
        var grants = new Dictionary<Code, IReadOnlyList<Code>>();
        foreach (var (name, value, position) in mapping.Fields)
        {
            binding.Enter(name);
            if (!Code.TryParse(name, out var dimension))
                binding.Fault(
                    FaultCodes.BadCode,
                    $"'{Excerpt.Of(name)}' is not a dimension's code; expected {Code.Expectation}.",
                    position
                );
            else if (
                ValueReaders.For(typeof(IReadOnlyList<Code>))(binding, value) is IReadOnlyList<Code> codes
                && !grants.TryAdd(dimension, codes)
            )
                binding.Fault(FaultCodes.DuplicateField, $"The dimension '{dimension}' stands here twice.", position);
            binding.Leave();
        }
        return grants;
    }

    // Without one, the service's own time zone would decide.
    private static bool HasOffset(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
}
