using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>How one operation stands.</summary>
public sealed record GetOperation(long Id) : Query<Operation>
{
    public override Permission Permission => Permission.ReadByIndicator;
}

/// <summary>The result of an operation that has succeeded: the same JSON as the answer of its request without Prefer.</summary>
public sealed record GetOperationResult(long Id) : Query<JsonElement>
{
    public override Permission Permission => Permission.ReadByIndicator;
}

internal sealed class GetOperationHandler(OperationViews views)
    : IHandler<GetOperation, Operation>,
        IHandler<GetOperationResult, JsonElement>
{
    public async Task<Outcome<Operation>> Handle(GetOperation request, CancellationToken cancellation) =>
        await views.Seen().Where(row => row.Id == request.Id).Select(OperationRow.WithoutContent).FirstOrDefaultAsync(cancellation)
            is { } row
            ? await views.Show(row, cancellation)
            : new NoOperation(request.Id);

    public async Task<Outcome<JsonElement>> Handle(GetOperationResult request, CancellationToken cancellation)
    {
        var found = await views
            .Seen()
            .Where(row => row.Id == request.Id)
            .Select(row => new { row.State, row.Result })
            .FirstOrDefaultAsync(cancellation);
        if (found is null)
            return new NoOperation(request.Id);
        if (found.Result is not { } result)
            return new NoResult(CamelCase.Of(found.State));
        using var document = JsonDocument.Parse(result);
        return document.RootElement.Clone();
    }
}
