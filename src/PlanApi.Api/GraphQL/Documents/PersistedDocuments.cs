using System.Collections.Frozen;
using GraphQL;
using GraphQLParser.AST;
using PlanApi.Api.GraphQL.Http;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Application.Errors;

namespace PlanApi.Api.GraphQL.Documents;

/// <summary>
/// Documents that clients name by an id instead of sending their text: those of the files in the settings, which are there from the start,
/// and those that a client has once sent together with their hash, which may be forgotten.
/// </summary>
internal sealed class PersistedDocuments
{
    public const string Files = "GraphQL:Documents";
    public const string Only = "GraphQL:DocumentsOnly";

    private readonly FrozenDictionary<string, string> _given;
    private readonly bool _only;
    private readonly DocumentCache _sent = new();

    public PersistedDocuments(IConfiguration configuration)
    {
        _only = configuration.GetValue<bool>(Only);
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in configuration.GetSection(Files).GetChildren().Select(file => file.Value!))
        {
            foreach (var (id, text) in DocumentManifest.Read(path))
            {
                if (given.TryGetValue(id, out var other) && other != text)
                    throw new CannotStart($"{path} has another GraphQL document with the id '{id}' than a file before it.");
                given[id] = given[NamedDocument.IdOf(text)] = text;
            }
        }
        if (_only && given.Count == 0)
            throw new CannotStart($"{Only} refuses all GraphQL documents but those of {Files}, and there are none.");
        _given = given.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The texts that are there from the start.</summary>
    public IEnumerable<string> Texts => _given.Values.Distinct(StringComparer.Ordinal);

    /// <summary>The request with the text of its document, or why there is none.</summary>
    public (QueryRequest Request, ExecutionError? Refusal) Find(QueryRequest request)
    {
        if (request.Document is not { } named)
            return (request, _only ? Required : null);
        if (_given.TryGetValue(named.Id, out var text))
            return (request with { Query = text }, null);
        if (_only)
            return (request, Required);
        if (request.Query.Length > 0)
            return (request, named.IsAutomatic && NamedDocument.IdOf(request.Query) != named.Id ? Mismatch : null);
        return _sent.Find(named.Id) is { } sent
            ? (request with { Query = sent.Source.ToString() }, null)
            : (request, named.IsAutomatic ? NotFound : Unknown(named.Id));
    }

    /// <summary>Keeps a document that was executed, if the client sent its hash with it.</summary>
    public void Keep(QueryRequest request, GraphQLDocument document)
    {
        if (request.Document is { IsAutomatic: true } named && !_given.ContainsKey(named.Id))
            _sent.Keep(named.Id, document);
    }

    /// <summary>Clients of the automatic kind know this message, and send the text then.</summary>
    private static QueryRefused NotFound => new("document-unknown", "PersistedQueryNotFound");

    private static QueryRefused Mismatch =>
        new("bad-request", "'sha256Hash' is not the SHA-256 hash of the query; send the hash of the text as it is sent.");

    private static QueryRefused Required =>
        new(
            "document-required",
            "This service takes only the GraphQL documents that it was given; send one's 'documentId' without a query."
        );

    private static QueryRefused Unknown(string id) =>
        new(
            "document-unknown",
            $"There is no GraphQL document with the id '{id}'; send its text as 'query', or add it to the files of {Files}."
        );
}
