using System.Diagnostics;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser.AST;
using PlanApi.Api.GraphQL.Documents;
using PlanApi.Api.GraphQL.Http;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Api.GraphQL.Subscriptions;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence.Providers;

namespace PlanApi.Api.GraphQL.Execution;

/// <summary>Runs a query: limits, then the validated document from the cache or a new one, then execution.</summary>
internal sealed partial class QueryRunner(PlanSchema schema, PersistedDocuments persisted, ILogger<QueryRunner> log)
{
    private static readonly GraphQLDocumentBuilder Parser = new();
    private static readonly CostListener Cost = new();

    /// <summary>Every rule of the specification; the one whose cost is not linear is replaced.</summary>
    private static readonly IValidationRule[] Rules =
    [
        .. DocumentValidator.CoreRules.Where(rule => rule is not OverlappingFieldsCanBeMerged),
        new FieldMergeRule(),
    ];

    private readonly DocumentCache _documents = new();
    private readonly DocumentExecuter _executer = new(Parser, new DocumentValidator(), new PlanStrategySelector(), []);

    /// <summary>
    /// The request with the text of its document, and the document, which is within the limits that can be checked before validation;
    /// otherwise the error.
    /// </summary>
    public (QueryRequest Request, GraphQLDocument? Document, bool Known, ExecutionError? Error) Read(QueryRequest request)
    {
        var (found, refusal) = persisted.Find(request);
        if (refusal is not null)
            return (found, null, false, refusal);
        var (document, known, error) = Read(found.Query);
        return (found, document, known, error);
    }

    private (GraphQLDocument? Document, bool Known, ExecutionError? Error) Read(string text)
    {
        if (_documents.Find(text) is { } known)
            return (known, true, null);
        if (text.Length > QueryLimits.DocumentLength)
            return (
                null,
                false,
                new QueryRefused("too-large", $"The query has over {QueryLimits.DocumentLength:N0} characters; send values as variables.")
            );
        if (BracketScan.Depth(text, QueryLimits.Brackets) > QueryLimits.Brackets)
            return (null, false, new QueryRefused("too-deep", $"The query has over {QueryLimits.Brackets} brackets open at once."));
        try
        {
            var document = Parser.Build(text);
            return (document, false, DocumentShape.Check(document));
        }
        catch (SyntaxError error)
        {
            return (null, false, error);
        }
    }

    /// <summary>Reads and validates the documents that the service was given, so that a wrong one is found at the start.</summary>
    /// <exception cref="CannotStart">One does not fit the schema, or is over a limit.</exception>
    public async Task ReadGiven()
    {
        foreach (var text in persisted.Texts)
        {
            var (document, _, error) = Read(text);
            if (document is null || error is not null)
                throw Wrong(text, error!.Message);
            // Without variables: their values come with the requests.
            foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
            {
                var options = new ValidationOptions
                {
                    Schema = schema.Schema,
                    Document = document,
                    Operation = operation,
                    Rules = Rules,
                    Variables = Inputs.Empty,
                };
                var result = await new DocumentValidator().ValidateAsync(options);
                if (result.Errors.FirstOrDefault(fault => fault is not InvalidVariableError) is { } fault)
                    throw Wrong(text, fault.Message);
            }
        }
    }

    private static CannotStart Wrong(string text, string why) =>
        new(
            $"A document of {PersistedDocuments.Files} cannot be used: {why} It begins: "
                + text[..Math.Min(text.Length, 80)].ReplaceLineEndings(" ")
        );

    /// <summary>The kind of the requested operation; null where the document has no such operation.</summary>
    public static OperationType? OperationOf(GraphQLDocument document, string? name) =>
        document
            .Definitions.OfType<GraphQLOperationDefinition>()
            .FirstOrDefault(operation => name is null || operation.Name?.StringValue == name)
            ?.Operation;

    /// <summary>The result, and whether it may be kept while the database is unchanged; of a subscription, its next event's.</summary>
    public async Task<(ExecutionResult Result, bool IsKeepable)> Run(
        QueryRequest request,
        GraphQLDocument document,
        bool known,
        IServiceProvider services,
        CancellationToken cancellation,
        Subscription? subscription = null
    )
    {
        await using var context = new RequestContext(services) { Subscription = subscription };
        var result = await _executer.ExecuteAsync(
            new ExecutionOptions
            {
                Schema = schema.Schema,
                Query = request.Query,
                Document = document,
                OperationName = request.OperationName,
                Variables = request.Variables,
                UserContext = context,
                RequestServices = services,
                CancellationToken = cancellation,
                ValidationRules = known ? [] : Rules,
                Listeners = { Cost },
                UnhandledExceptionDelegate = Report,
            }
        );
        if (result.Executed)
        {
            persisted.Keep(request, document);
            if (!known)
                _documents.Keep(request.Query, document);
            if (subscription is null && context.Cost is { } cost)
                result.Extensions = new Dictionary<string, object?> { [QueryCost.Name] = cost };
        }
        return (result, context.IsKeepable);
    }

    private Task Report(UnhandledExceptionContext context)
    {
        if (StorageTrouble.Of(context.Exception) is { } trouble)
        {
            LogTrouble(log, context.FieldContext?.FieldDefinition.Name, trouble.Code, StorageTrouble.Detail(context.Exception));
            context.Exception = new FailureError(trouble);
            return Task.CompletedTask;
        }
        var trace = Activity.Current?.TraceId.ToHexString();
        LogDefect(log, context.Exception, context.FieldContext?.FieldDefinition.Name, trace);
        context.ErrorMessage = $"Something went wrong here; the log has it under the trace id {trace}.";
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "GraphQL field {Field} failed ({Trace})")]
    private static partial void LogDefect(ILogger logger, Exception failure, string? field, string? trace);

    [LoggerMessage(Level = LogLevel.Error, Message = "GraphQL field {Field} was not answered: {Trouble}, {Detail}")]
    private static partial void LogTrouble(ILogger logger, string? field, string trouble, string detail);
}
