using System.Text;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Plans;

/// <summary>Whole plans as documents.</summary>
internal sealed class DocumentGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        GraphBuilder.Field(
            plan,
            "document",
            typeof(ExportPlan),
            "The whole plan as a document, as importPlan takes it.",
            TypeCatalog.NonNull(graph.Types.Output(typeof(string))),
            Export,
            graph.Argument<ExportFormat>("format", "The document's language.", required: true, defaultValue: ExportFormat.Yaml),
            graph.Argument<Code>("scenario", "The scenario whose cells the document holds; baseline when absent.")
        );
        graph.MutateOrStart(
            "importPlan",
            typeof(ImportPlan),
            "Creates a plan from a document, whole or not at all. A document that is larger than a query may be goes over REST.",
            ("plan", (IGraphType)plan),
            ask => new ImportPlan(Encoding.UTF8.GetBytes(ask.Get<string>("document")!), ask.Get<DocumentFormat>("format")),
            graph.Argument<string>("document", "The document's text.", required: true),
            graph.Argument<DocumentFormat>("format", "Its language.", required: true, defaultValue: DocumentFormat.Detect)
        );
    }

    private static async Task<object?> Export(Ask ask)
    {
        var format = ask.Get<ExportFormat>("format") == ExportFormat.Json ? DocumentFormat.Json : DocumentFormat.Yaml;
        using var text = new MemoryStream();
        await ask.Answer(new ExportPlan(ask.PlanCode, ask.OptionalCode("scenario"), format, text));
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>The languages in which documents are written.</summary>
    private enum ExportFormat
    {
        Yaml,
        Json,
    }
}
