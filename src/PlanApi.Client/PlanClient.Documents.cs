namespace PlanApi.Client;

public sealed partial class PlanClient
{
    /// <summary>A whole plan as a YAML document, read while it comes; dispose of it.</summary>
    /// <param name="plan">The plan's code.</param>
    /// <param name="scenario">Only this scenario's numbers; all when absent.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Stream> ExportPlan(string plan, string? scenario = null, CancellationToken cancellation = default) =>
        Download(Path(plan, "document") + Query(("scenario", scenario)), "application/yaml", cancellation);

    /// <summary>Stores a new plan from a YAML or JSON document.</summary>
    public Task<Plan> ImportPlan(Stream document, WriteOptions? options = null, CancellationToken cancellation = default) =>
        // JSON is YAML too.
        Write<Plan>(Post("v1/plan-documents", Body(document, "application/yaml")), options, cancellation);

    /// <summary>A plan: its version, its currency, and how far it has come.</summary>
    public Task<Plan> GetPlan(string plan, CancellationToken cancellation = default) => Get<Plan>(Path(plan), cancellation);
}
