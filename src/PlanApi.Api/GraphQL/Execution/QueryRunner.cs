using System.Diagnostics;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser.AST;
using PlanApi.Api.GraphQL.Http;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Api.GraphQL.Subscriptions;
using PlanApi.Application.Persistence.Providers;

namespace PlanApi.Api.GraphQL.Execution;

/// <summary>Runs a query: limits, then the validated document from the cache or a new one, then execution.</summary>
internal sealed partial class QueryRunner(PlanSchema schema, ILogger<QueryRunner> log)
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

    /// <summary>The document, which is within the limits that can be checked before validation; otherwise the error.</summary>
    public (GraphQLDocument? Document, bool Known, ExecutionError? Error) Read(string text)
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
        if (result.Executed && !known)
            _documents.Keep(request.Query, document);
        return (result, context.IsKeepable && result is { Executed: true, Errors: null or { Count: 0 } });
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
