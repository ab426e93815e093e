using GraphQL.Types;

namespace PlanApi.Api.GraphQL.Limits;

/// <summary>
/// The usual lengths of lists, for the cost of queries: the one table of them. Pages say their own length. A field that computes a whole
/// report or file counts as a list of as many fields.
/// </summary>
internal static class ListLengths
{
    /// <summary>A list of the parts that a part mentions.</summary>
    public const int OfMentions = 3;

    private static readonly Dictionary<string, (string Field, int Length)[]> _known = new(StringComparer.Ordinal)
    {
        ["AttributionAnswer"] = [("contributions", 20), ("subtotals", 20)],
        ["BudgetLine"] = [("months", 12)],
        ["BudgetReport"] = [("items", 30), ("packages", 10)],
        ["CellExplanation"] = [("inputs", 20)],
        ["Comment"] = [("replies", 20)],
        ["DecomposedNumber"] = [("parts", 5)],
        ["DecompositionPreview"] = [("objectives", 20), ("obstacles", 20), ("results", 20), ("weights", 20)],
        ["DriverOutcome"] = [("drivers", 20)],
        ["DriverTreeAnswer"] = [("drivers", 20)],
        ["EffectAnswer"] = [("moments", 5)],
        ["Finding"] = [("arguments", 3), ("arithmetic", 3), ("places", 3)],
        ["ForecastMade"] = [("without", 20)],
        ["ImprovementPlan"] = [("measures", 5)],
        ["KeyResult"] = [("alerts", 2)],
        ["KeyResultProgress"] = [("alerts", 2), ("gaps", 3)],
        ["LightWhy"] = [("inputs", 13), ("steps", 6)],
        ["LightsEvaluated"] = [("changes", 50)],
        ["LitCell"] = [("lights", 5)],
        ["MatrixCell"] = [("keyResults", 3), ("objectives", 3), ("targets", 5)],
        ["MatrixHead"] = [("keyResults", 3), ("objectives", 3), ("targets", 5)],
        ["MatrixLights"] = [("cells", 200), ("columnCodes", 20), ("rowCodes", 20)],
        ["ObjectiveProgress"] = [("contributions", 6), ("keyResults", 5), ("parentCodes", 1)],
        ["Okr"] = [("keyResults", 5)],
        ["OkrBranch"] = [("objectives", 10)],
        ["OutlookPlace"] = [("months", 12)],
        ["PartsProgress"] = [("byLine", 3), ("byTier", 3), ("children", 4)],
        ["Plan"] =
        [
            ("attribution", 100),
            ("document", 5_000),
            ("driverTree", 100),
            ("driverWhatIf", 100),
            ("findingCounts", 100),
            ("historyVerification", 1_000),
            ("periods", 371),
            ("reviewReport", 20),
            ("scoreTrend", 60),
            ("sliceCsv", 100),
            ("spreadPreviewCsv", 100),
            ("tornado", 100),
            ("whatIf", 1_000),
        ],
        ["PlanMatrix"] = [("cells", 200), ("columns", 20), ("rows", 20)],
        ["PlanSchedule"] = [("activities", 50)],
        ["ProgressGap"] = [("keyResultCodes", 2)],
        ["Query"] = [("rules", 100), ("validateDocument", 1_000)],
        ["Staffing"] = [("posts", 20), ("teams", 10)],
        ["TeamStaffing"] = [("months", 12)],
        ["RoundProgress"] = [("slices", 20)],
        ["RiskSimulationAnswer"] = [("outputs", 2)],
        ["SimulatedLoss"] = [("contributions", 10), ("curve", 20), ("histogram", 20), ("percentiles", 8), ("reserves", 5), ("targets", 3)],
        ["ChangePreview"] = [("cells", 20), ("changes", 5)],
        ["ChangeRequest"] = [("cells", 20), ("changes", 5), ("votes", 5)],
        ["Committee"] = [("requiredRoles", 3)],
        ["Review"] = [("actions", 5), ("answers", 5), ("decisions", 5), ("findings", 5)],
        ["ReviewEntry"] = [("review", 20)],
        ["ReviewSnapshot"] = [("alerts", 20), ("children", 20), ("lights", 20)],
        ["ScoreComparison"] = [("children", 10)],
        ["Scorecard"] = [("children", 10)],
        ["SlicePage"] = [("columns", 20), ("rows", 20)],
        ["SliceRow"] = [("cells", 20)],
        ["SlipPreview"] = [("effects", 20)],
        ["SpreadPreview"] = [("above", 10), ("cells", 100)],
        ["TargetLight"] = [("keyResultCodes", 2)],
        ["TargetOutlook"] = [("keyResultCodes", 2), ("places", 4), ("sources", 2)],
        ["TargetPace"] = [("points", 12)],
        ["TornadoAnswer"] = [("bars", 20)],
        ["WeightSetAnswer"] = [("weights", 5)],
        ["WeightsAdjusted"] = [("ended", 10), ("weights", 10)],
        ["WeightsAnswer"] = [("sets", 10)],
    };

    /// <summary>Notes the lengths in a schema. A type or field that is no longer there is a mistake in the table.</summary>
    public static void Note(ISchema schema)
    {
        foreach (var (name, fields) in _known)
        {
            var type = schema.AllTypes[name] as IComplexGraphType ?? throw new InvalidOperationException($"There is no type {name}.");
            foreach (var (field, length) in fields)
            {
                var definition = type.GetField(field) ?? throw new InvalidOperationException($"There is no field {name}.{field}.");
                definition.Metadata[GraphBuilder.CostKey] = new FieldCost(length);
            }
        }
    }
}
