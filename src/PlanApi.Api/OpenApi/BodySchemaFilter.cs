using Microsoft.OpenApi;
using PlanApi.Api.Rest.Decomposition;
using PlanApi.Domain.Documents;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>
/// A sent record gets its own schema if it differs from the answered one. An answered Target has its id and every field with a default; a
/// TargetInput needs neither. Plan documents hold parts in the sent form, in both directions. Previews hold drafts: parts that may not
/// exist yet and so have no id.
/// </summary>
internal sealed class BodySchemaFilter : IDocumentFilter
{
    /// <summary>In a schema's metadata: the fields that a client must send.</summary>
    public const string Sent = "sent";

    /// <summary>In a schema's metadata: the fields that the service gives, and nobody sends.</summary>
    public const string Given = "given";

    private static readonly Variant Input = new("Input", nameof(PlanDocument), Required: Sent, KeepsGiven: false);
    private static readonly Variant Draft = new("Draft", nameof(DecompositionPreviewAnswer), Required: null, KeepsGiven: true);

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var operations = swaggerDoc.Paths.Values.SelectMany(path => path.Operations ?? []).Select(operation => operation.Value).ToList();
        var answers = operations
            .SelectMany(operation => operation.Responses ?? [])
            .SelectMany(response => Contents(response.Value.Content))
            .ToLookup(Of);
        var bodies = operations.SelectMany(operation => Contents(operation.RequestBody?.Content)).ToList();
        var answered = Reach(answers[null], swaggerDoc);
        Part(Draft, answers[Draft], answered, swaggerDoc);
        Part(Input, bodies.Concat(answers[Input]), answered, swaggerDoc);
        var used = Reach(answers.SelectMany(contents => contents).Concat(bodies), swaggerDoc);
        foreach (var unused in swaggerDoc.Components!.Schemas!.Keys.Except(used).ToList())
            swaggerDoc.Components.Schemas.Remove(unused);
    }

    /// <summary>Whether the service gives a field of a schema.</summary>
    public static bool IsGiven(OpenApiSchema schema, string field) =>
        schema.Metadata is { } metadata && Names(metadata, Given).Contains(field);

    /// <summary>Gives what is shown as a variant schemas of its own, where they differ from those that are answered.</summary>
    private static void Part(Variant variant, IEnumerable<OpenApiMediaType> contents, HashSet<string> answered, OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        var shown = contents.ToList();
        var reached = Reach(shown, document);
        var parted = Parted(variant, reached.Intersect(answered), schemas);
        foreach (
            var name in reached.Where(name => !answered.Contains(name) || parted.Contains(name)).Order(StringComparer.Ordinal).ToList()
        )
            schemas[parted.Contains(name) ? name + variant.Suffix : name] = As(variant, (OpenApiSchema)schemas[name], Renamed);
        foreach (var content in shown)
            content.Schema = SchemaTree.Rewritten(content.Schema!, Renamed);

        IOpenApiSchema Renamed(OpenApiSchemaReference reference) =>
            parted.Contains(reference.Reference.Id!)
                ? new OpenApiSchemaReference(reference.Reference.Id + variant.Suffix, document)
                : reference;
    }

    /// <summary>The records whose two forms differ, and the records that contain such a record.</summary>
    private static HashSet<string> Parted(Variant variant, IEnumerable<string> both, IDictionary<string, IOpenApiSchema> schemas)
    {
        var candidates = both.ToList();
        var parted = candidates.Where(name => Differs(variant, (OpenApiSchema)schemas[name])).ToHashSet();
        while (
            candidates.FirstOrDefault(name => !parted.Contains(name) && SchemaTree.References(schemas[name]).Any(parted.Contains))
                is { } holds
        )
            parted.Add(holds);
        return parted;
    }

    private static bool Differs(Variant variant, OpenApiSchema schema) =>
        schema.Metadata is { } metadata
        && (Names(metadata, Given).Count > 0 || !Required(variant, schema).SetEquals(schema.Required ?? new HashSet<string>()));

    private static OpenApiSchema As(Variant variant, OpenApiSchema schema, Func<OpenApiSchemaReference, IOpenApiSchema> renamed)
    {
        var other = (OpenApiSchema)SchemaTree.Rewritten(schema, renamed);
        if (schema.Metadata is not { } metadata)
            return other;
        other.Required = Required(variant, schema).Order(StringComparer.Ordinal).ToHashSet();
        foreach (var name in variant.KeepsGiven ? [] : Names(metadata, Given))
            other.Properties!.Remove(name);
        return other;
    }

    private static HashSet<string> Required(Variant variant, OpenApiSchema schema) =>
        variant.Required is { } key
            ? Names(schema.Metadata!, key)
            : [.. (schema.Required ?? new HashSet<string>()).Except(Names(schema.Metadata!, Given))];

    private static HashSet<string> Reach(IEnumerable<OpenApiMediaType> contents, OpenApiDocument document)
    {
        var reached = new HashSet<string>();
        var open = new Queue<IOpenApiSchema>(contents.Select(content => content.Schema!));
        while (open.TryDequeue(out var schema))
        {
            foreach (var name in SchemaTree.References(schema).Where(reached.Add))
                open.Enqueue(document.Components!.Schemas![name]);
        }
        return reached;
    }

    private static IEnumerable<OpenApiMediaType> Contents(IDictionary<string, IOpenApiMediaType>? contents) =>
        contents?.Values.OfType<OpenApiMediaType>().Where(content => content.Schema is not null) ?? [];

    private static Variant? Of(OpenApiMediaType content) =>
        (content.Schema as OpenApiSchemaReference)?.Reference.Id is { } name
            ? new[] { Input, Draft }.FirstOrDefault(variant => variant.Answer == name)
            : null;

    private static HashSet<string> Names(IDictionary<string, object> metadata, string key) => (HashSet<string>)metadata[key];

    /// <param name="Suffix">The ending of the names of its schemas.</param>
    /// <param name="Answer">The answer that has this variant.</param>
    /// <param name="Required">Which fields are required; those of answers, but for the given ones, when absent.</param>
    /// <param name="KeepsGiven">Whether it may have what the service gives.</param>
    private sealed record Variant(string Suffix, string Answer, string? Required, bool KeepsGiven);
}
