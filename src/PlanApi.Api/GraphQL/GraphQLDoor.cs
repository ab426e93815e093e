using System.Text;
using GraphQL;
using GraphQLParser.AST;
using PlanApi.Api.GraphQL.Documents;
using PlanApi.Api.GraphQL.Execution;
using PlanApi.Api.GraphQL.Explorer;
using PlanApi.Api.GraphQL.Http;
using PlanApi.Api.GraphQL.Subscriptions;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;

namespace PlanApi.Api.GraphQL;

/// <summary>
/// The GraphQL door, at <c>/graphql</c>: the GraphQL-over-HTTP draft for programs, server-sent events and WebSockets for those who follow,
/// an explorer for browsers.
/// </summary>
internal static class GraphQLDoor
{
    public const string Path = "/graphql";

    private static readonly string[] ToPost = [MediaTypes.Json, MediaTypes.GraphQL, MediaTypes.EventStream];
    private static readonly string[] ToGet = [MediaTypes.Json, MediaTypes.GraphQL, MediaTypes.Html, MediaTypes.EventStream];

    /// <summary>A longer request is not looked up among the kept answers.</summary>
    private const int MaxKeptRequest = 16 * 1024;

    public static IServiceCollection AddPlanGraphQL(this IServiceCollection services) =>
        services
            .AddSingleton<PlanSchema>()
            .AddSingleton<PersistedDocuments>()
            .AddSingleton<QueryRunner>()
            .AddSingleton<OperationStream>()
            .AddScoped<QueryAnswers>();

    public static void MapPlanGraphQL(this WebApplication app)
    {
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Post], Serve).ExcludeFromDescription();
        // Over HTTP/2 a WebSocket begins with CONNECT.
        app.MapMethods(Path, [HttpMethods.Connect], Serve).ExcludeFromDescription();
        app.MapExplorer();
    }

    private static async Task Serve(HttpContext context, QueryRunner runner, QueryAnswers answers, Caller caller)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            await SocketDoor.Serve(context);
            return;
        }
        var isGet = HttpMethods.IsGet(context.Request.Method);
        if (Accepted.Best(context.Request, isGet ? ToGet : ToPost) is not { } type)
            await Fail(context, MediaTypes.Json, new NotAcceptable($"{MediaTypes.GraphQL}, {MediaTypes.Json} or {MediaTypes.EventStream}"));
        else if (type == MediaTypes.Html)
            await ExplorerPage.Serve(context);
        else if (caller.Identity is not { } identity)
            await Fail(context, type, new Unauthenticated());
        else if (isGet)
            await Answer(
                new Call(context, type, runner, answers, identity),
                context.Request.QueryString.Value ?? "",
                () => RequestReader.FromQuery(context.Request.Query)
            );
        else if ((await RequestReader.ReadBody(context)).IsSuccess(out var body, out var failure))
            await Answer(
                new Call(context, type, runner, answers, identity),
                body.Length <= MaxKeptRequest ? Encoding.UTF8.GetString(body) : null,
                () => RequestReader.FromBody(body)
            );
        else
            await Fail(context, type, failure);
    }

    /// <summary>From kept bytes while what they were made of is as it was, else by running the query.</summary>
    private static async Task Answer(Call call, string? text, Func<Outcome<QueryRequest>> read)
    {
        var (context, type, runner, answers, identity) = call;
        var fresh = context.Request.Headers.CacheControl.ToString().Contains("no-cache", StringComparison.OrdinalIgnoreCase);
        var key =
            fresh || type == MediaTypes.EventStream || text is null || text.Length > MaxKeptRequest
                ? null
                : string.Join(
                    ' ',
                    "graphql",
                    context.Request.Method,
                    type,
                    Languages.Of(context.Request),
                    context.Request.Query[AsOfMiddleware.Name] + "\n" + text
                );
        var state = key is null ? 0 : answers.State();
        if (key is not null && await answers.Find(identity, key, state, context.RequestAborted) is { } before)
        {
            await ResponseWriter.Send(context, before);
            return;
        }
        if (!read().IsSuccess(out var request, out var failure))
        {
            await Fail(context, type, failure);
            return;
        }
        (request, var document, var known, var error) = runner.Read(request);
        var operation = document is null ? null : QueryRunner.OperationOf(document, request.OperationName);
        var isSubscription = operation == OperationType.Subscription;
        if (document is not null && HttpMethods.IsGet(context.Request.Method) && Changes(document, request.OperationName))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            await Fail(context, type, new WrongMethod());
        }
        else if (isSubscription && Accepted.Best(context.Request, MediaTypes.EventStream) is null)
            await Fail(context, type, new NotAcceptable($"{MediaTypes.EventStream}, or over a WebSocket"));
        else if (isSubscription || type == MediaTypes.EventStream)
        {
            if (!await EventStreamDoor.Serve(context, request, identity))
                await Fail(context, MediaTypes.Json, new TooManyStreams());
        }
        else if (error is not null || document is null)
            await Write(context, type, new ExecutionResult { Errors = [error!] });
        else
        {
            var (result, isKeepable) = await runner.Run(request, document, known, context.RequestServices, context.RequestAborted);
            if (key is null || operation != OperationType.Query || result is not { Executed: true, Errors: null or { Count: 0 } })
            {
                await Write(context, type, result);
                return;
            }
            var body = ResponseWriter.Bytes(result);
            var answer = await answers.Keep(identity, key, state, type, body, isKeepable, context.RequestAborted);
            await (answer is null ? ResponseWriter.Send(context, type, body) : ResponseWriter.Send(context, answer));
        }
    }

    /// <summary>A GET must not change anything, so that links and other sites cannot.</summary>
    private static bool Changes(GraphQLDocument document, string? operationName) =>
        document
            .Definitions.OfType<GraphQLOperationDefinition>()
            .Any(operation =>
                operation.Operation == OperationType.Mutation && (operationName is null || operation.Name?.StringValue == operationName)
            );

    /// <summary>
    /// A request that was not executed is answered with 400 in the draft's own type, and with 200 in JSON, as older clients expect.
    /// </summary>
    private static Task Write(HttpContext context, string type, ExecutionResult result) =>
        ResponseWriter.Write(
            context,
            type,
            result.Executed || type == MediaTypes.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            result
        );

    private static Task Fail(HttpContext context, string type, Failure failure)
    {
        // Nothing has begun that could be a stream.
        if (type == MediaTypes.EventStream)
            type = MediaTypes.Json;
        if (failure is Unauthenticated)
            context.Response.Headers.WWWAuthenticate = Challenges.For(context.Request, failure);
        return ResponseWriter.Write(
            context,
            type,
            Problem.Of(failure, context).Status,
            new ExecutionResult { Errors = [new FailureError(failure)] }
        );
    }

    private sealed record Call(HttpContext Context, string Type, QueryRunner Runner, QueryAnswers Answers, Identity Identity);
}
