using PlanApi.Api.Http;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest;

/// <summary>Serves one kind of part below its plan: list, create, read, update, delete.</summary>
internal static class PartEndpoints
{
    /// <summary>Maps <c>/{collection}</c> and <c>/{collection}/{code}</c>.</summary>
    /// <param name="plan">The group of one plan, <c>/v1/plans/{plan}</c>.</param>
    /// <param name="example">A part as a client would send it.</param>
    public static void MapParts<TPart>(this RouteGroupBuilder plan, TPart example)
        where TPart : PlanPart
    {
        var kind = PartKind.Of<TPart>();
        var collection = kind.Segment;
        var name = typeof(TPart).Name;
        // Members and groups stand below their dimension, in which their codes are unique.
        var path = kind.InDimension ? $"/dimensions/{{dimension}}/{collection}" : $"/{collection}";
        var parts = plan.MapGroup(path).WithTags(collection).WithMetadata(new Example(example));
        if (path != $"/{collection}")
            parts.AddEndpointFilter(PathDimension.Check);
        var services = ((IEndpointRouteBuilder)plan).ServiceProvider;

        parts
            .OnGet(
                "",
                (Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
                    List<TPart>(plan, context, sender, cancellation)
            )
            .Sends(typeof(ListParts<TPart>), $"list{kind.Plural}", $"A page of the plan's {kind.Nouns}")
            .WithMetadata(new Keepable(), new HasTable(kind.Plural), new QueryParameters(() => ListParameters<TPart>(services)))
            .Produces<PageAnswer<TPart>>();
        parts
            .OnPost(
                "",
                (Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
                    Create<TPart>(plan, context, sender, cancellation)
            )
            .Sends(typeof(CreatePart<TPart>), $"create{name}", $"Add {kind.AnyOne}")
            .Takes<TPart>()
            .Writes()
            .Produces<TPart>(StatusCodes.Status201Created);
        parts
            .OnGet(
                "/{code}",
                (Code plan, Code code, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
                    Get<TPart>(plan, code, context, sender, cancellation)
            )
            .Sends(typeof(GetPart<TPart>), $"get{name}", $"One {kind.Noun}")
            .WithMetadata(new Keepable())
            .Produces<TPart>();
        parts
            .OnPatch(
                "/{code}",
                (Code plan, Code code, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
                    Update<TPart>(plan, code, context, sender, cancellation)
            )
            .Sends(typeof(UpdatePart<TPart>), $"update{name}", $"Change the fields of {kind.AnyOne} that a JSON merge patch names")
            .Takes<TPart>("application/merge-patch+json", MediaTypes.Json)
            .Writes()
            .Guarded()
            .Produces<TPart>();
        parts
            .OnDelete(
                "/{code}",
                (Code plan, Code code, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
                    Delete<TPart>(plan, code, context, sender, cancellation)
            )
            .Sends(typeof(DeletePart<TPart>), $"delete{name}", $"Take {kind.AnyOne} out of the plan")
            .Writes()
            .Guarded()
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List<TPart>(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
        where TPart : PlanPart
    {
        var asked = new QueryReader(context.Request.Query);
        var list = asked.List(PathDimension.Of(context) is { } dimension ? ("dimension", dimension.ToString()) : null);
        if (asked.Failure is { } failure)
            return Answers.Fail(failure);
        var answer = PageWriter.Begin(context.Request);
        return answer.End(await sender.Send(new WriteParts<TPart>(plan, list, answer.Items), cancellation));
    }

    private static async Task<IResult> Create<TPart>(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
        where TPart : PlanPart
    {
        var body = await Body.ReadTree(context);
        if (!body.IsSuccess(out var node, out var failure))
            return Answers.Fail(failure);
        if (!ReadPart<TPart>.From(PathDimension.Fill(context, node)).IsSuccess(out var read, out failure))
            return Answers.Fail(failure);
        read = new ReadPart<TPart>(read.Part, [.. read.Faults, .. PathDimension.FaultsOf(context, read.Part)]);
        var outcome = await sender.Send(new CreatePart<TPart>(plan, read), cancellation);
        var collection = context.Request.Path.Value!.TrimEnd('/');
        return outcome.ToCreated(created => $"{collection}/{Uri.EscapeDataString(created.Code.ToString())}");
    }

    private static async Task<IResult> Get<TPart>(
        Code plan,
        Code code,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
        where TPart : PlanPart => (await sender.Send(new GetPart<TPart>(plan, PathDimension.Key(context, code)), cancellation)).ToPart();

    private static async Task<IResult> Update<TPart>(
        Code plan,
        Code code,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
        where TPart : PlanPart
    {
        if (!Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure))
            return Answers.Fail(failure);
        var body = await Body.ReadTree(context);
        return body.IsSuccess(out var patch, out failure)
            ? (
                await sender.Send(new UpdatePart<TPart>(plan, PathDimension.Key(context, code), patch, expected.Version), cancellation)
            ).ToPart()
            : Answers.Fail(failure);
    }

    private static async Task<IResult> Delete<TPart>(
        Code plan,
        Code code,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
        where TPart : PlanPart =>
        Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            ? (await sender.Send(new DeletePart<TPart>(plan, PathDimension.Key(context, code), expected.Version), cancellation)).ToDeleted()
            : Answers.Fail(failure);

    private static QueryParameter[] ListParameters<TPart>(IServiceProvider services)
        where TPart : PlanPart
    {
        using var scope = services.CreateScope();
        var store = scope.ServiceProvider.GetRequiredService<PartStore<TPart>>();
        return
        [
            .. store
                .FilterNames.Where(filter => filter.Name != "dimension")
                .Select(filter => new QueryParameter(filter.Name, filter.Description, filter.Allowed, Many: true)),
            new(
                CommonParameters.SortName,
                "The order, with '-' in front for descending.",
                [.. store.SortNames.SelectMany(sort => new[] { sort, "-" + sort })]
            ),
            CommonParameters.FirstOf($"How many at most, 1 to {ListOptions.MaxFirst}; {ListOptions.DefaultFirst} when absent."),
            CommonParameters.After,
            CommonParameters.AsOf,
        ];
    }
}
