using GraphQL;
using GraphQLParser.AST;
using Microsoft.Net.Http.Headers;
using PlanApi.Api.GraphQL.Execution;
using PlanApi.Api.GraphQL.Explorer;
using PlanApi.Api.GraphQL.Http;
using PlanApi.Api.Rest;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;

namespace PlanApi.Api.GraphQL;

/// <summary>The GraphQL door, at <c>/graphql</c>: the GraphQL-over-HTTP draft for programs, an explorer for browsers.</summary>
internal static class GraphQLDoor
{
    public const string Path = "/graphql";

    public static IServiceCollection AddPlanGraphQL(this IServiceCollection services) =>
        services.AddSingleton<PlanSchema>().AddSingleton<QueryRunner>();

    public static void MapPlanGraphQL(this WebApplication app)
    {
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Post], Serve).ExcludeFromDescription();
        app.MapExplorer();
    }

    private static async Task Serve(HttpContext context, QueryRunner runner, Caller caller)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);
        var type = Negotiation.Choose(context.Request, html: isGet);
        if (type is null)
            await Fail(context, Negotiation.Json, new NotAcceptable($"{Negotiation.Graph} or {Negotiation.Json}"));
        else if (type == Negotiation.Html)
            await ExplorerPage.Serve(context);
        else if (caller.Identity is null)
            await Fail(context, type, new Unauthenticated());
        else if ((isGet ? RequestReader.FromQuery(context.Request.Query) : await RequestReader.FromBody(context)).IsSuccess(out var request, out var failure))
            await Answer(context, type, runner, request);
        else
            await Fail(context, type, failure);
    }

    private static async Task Answer(HttpContext context, string type, QueryRunner runner, QueryRequest request)
    {
        var (document, known, error) = runner.Read(request.Query);
        if (error is not null || document is null)
        {
            await Write(context, type, new ExecutionResult { Errors = [error!] });
            return;
        }
        if (HttpMethods.IsGet(context.Request.Method) && Changes(document, request.OperationName))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            await Fail(context, type, new WrongMethod());
            return;
        }
        await Write(context, type, await runner.Run(request, document, known, context));
    }

    /// <summary>A GET must not change anything, so that links and other sites cannot.</summary>
    private static bool Changes(GraphQLDocument document, string? operationName) => document.Definitions.OfType<GraphQLOperationDefinition>()
        .Any(operation => operation.Operation != OperationType.Query && (operationName is null || operation.Name?.StringValue == operationName));

    /// <summary>What was not executed is 400 in the draft's own type, and 200 in JSON, as clients of old expect.</summary>
    private static Task Write(HttpContext context, string type, ExecutionResult result) => ResponseWriter.Write(
        context, type, result.Executed || type == Negotiation.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, result);

    private static Task Fail(HttpContext context, string type, Failure failure)
    {
        if (failure is Unauthenticated)
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "ApiKey";
        return ResponseWriter.Write(context, type, Problem.Of(failure, context).Status, new ExecutionResult { Errors = [new FailureError(failure)] });
    }
}
