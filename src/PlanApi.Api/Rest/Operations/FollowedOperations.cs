using System.Text.Json;
using PlanApi.Api.Rest.Events;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Operations;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Rest.Operations;

/// <summary>Operations as a stream: each is sent again whenever it has changed.</summary>
internal static class FollowedOperations
{
    private const string Event = "operation";

    public static IResult Of(ListOperations asked, UseCaseSender sender, HttpContext context)
    {
        var services = context.RequestServices;
        return new FollowedFeed<IReadOnlyList<Operation>>(
            new OperationFeed(services.GetRequiredService<OperationBell>(), services.GetRequiredService<TimeProvider>(), asked),
            sender,
            changed => changed.Select(Sent),
            _ => null
        );
    }

    private static SentEvent Sent(Operation operation) =>
        new(null, Event, JsonSerializer.SerializeToUtf8Bytes(OperationAnswer.Of(operation), PlanJson.Options));
}
