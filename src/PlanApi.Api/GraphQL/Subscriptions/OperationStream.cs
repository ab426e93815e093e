using System.Runtime.CompilerServices;
using GraphQL;
using GraphQLParser.AST;
using PlanApi.Api.Access;
using PlanApi.Api.GraphQL.Execution;
using PlanApi.Api.GraphQL.Http;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Application.Errors;

namespace PlanApi.Api.GraphQL.Subscriptions;

/// <summary>Something that an operation sends.</summary>
/// <param name="Result">A result; nothing where there has been silence for long.</param>
/// <param name="IsRefusal">Whether the operation was not executed, and ends with this.</param>
internal readonly record struct OperationResult(ExecutionResult? Result, bool IsRefusal = false);

/// <summary>
/// An operation's results: one of a query or mutation, one for each event of a subscription. The caller is looked at anew before each page
/// of events.
/// </summary>
internal sealed class OperationStream(QueryRunner runner, CallerScopes callers)
{
    public async IAsyncEnumerable<OperationResult> Run(
        QueryRequest request,
        Credential credential,
        string? account,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        (request, var document, var known, var error) = runner.Read(request);
        if (document is null || error is not null)
        {
            yield return Refused(error!);
            yield break;
        }
        var subscription =
            QueryRunner.OperationOf(document, request.OperationName) == OperationType.Subscription ? new Subscription() : null;
        while (true)
        {
            if (await callers.Open(credential, cancellation) is not { } scope)
            {
                yield return Refused(new FailureError(new Unauthenticated()));
                yield break;
            }
            await using (scope)
            {
                scope.ServiceProvider.GetRequiredService<RateAccount>().Name = account;
                do
                {
                    subscription?.Begin();
                    var (result, _) = await runner.Run(request, document, known, scope.ServiceProvider, cancellation, subscription);
                    known |= result.Executed;
                    if (subscription?.IsIdle == true)
                        break;
                    if (!result.Executed || subscription?.HasFailed == true)
                    {
                        yield return result.Errors is { Count: > 0 }
                            ? new(result, IsRefusal: true)
                            : Refused(
                                new QueryRefused("invalid-query", "A subscription asks for one field, which no directive may leave out.")
                            );
                        yield break;
                    }
                    yield return new(result);
                } while (subscription?.HasRead == true);
            }
            if (subscription is null)
                yield break;
            if (!await subscription.Wait(cancellation))
                yield return default;
        }
    }

    private static OperationResult Refused(ExecutionError error) => new(new ExecutionResult { Errors = [error] }, IsRefusal: true);
}
