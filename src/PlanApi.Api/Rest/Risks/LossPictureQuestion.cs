using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Risks;

namespace PlanApi.Api.Rest.Risks;

/// <summary>The question of a simulation from the parameters of an address. They are read as strictly as a body.</summary>
internal static class LossPictureQuestion
{
    public const string Trials = "trials";
    public const string Seed = "seed";
    public const string Reserve = "reserve";
    public const string Tolerance = "tolerance";

    private const int TrialsOfAPicture = 20_000;

    public static RiskSimulationQuestion Of(QueryReader asked)
    {
        var fields = new List<SourceField>();
        foreach (var name in (string[])[Trials, Seed, Reserve])
        {
            if (asked.Text(name) is { } text)
                fields.Add(new SourceField(name, Number(text)));
        }
        if (asked.Texts(Tolerance) is { } points)
            fields.Add(new SourceField(Tolerance, new SourceSequence([.. points.Select(Point)])));
        var question = RecordBinder.Bind<RiskSimulationQuestion>(new SourceMapping(fields), asked.Faults) ?? new();
        return fields.Exists(field => field.Name == Trials) ? question : question with { Trials = TrialsOfAPicture };
    }

    private static SourceMapping Point(string text)
    {
        var sides = text.Split(':', 2);
        return new([new("loss", Number(sides[0])), new("probability", Number(sides.ElementAtOrDefault(1) ?? ""))]);
    }

    /// <summary>A text that is no number is told as such.</summary>
    private static SourceScalar Number(string text) =>
        new(
            text.Length is > 0 and < 40 && decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)
                ? ScalarKind.Number
                : ScalarKind.Text,
            text
        );
}
