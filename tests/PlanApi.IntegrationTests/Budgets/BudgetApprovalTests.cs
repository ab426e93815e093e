using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.ChangeControl;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Budgets;

/// <summary>A budget item is submitted, approved by somebody else, and then keeps its amount.</summary>
public sealed class BudgetApprovalTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task Item_IsSubmitted_ReturnedWithAReason_AndApprovedByTheCommittee()
    {
        var (planner, committee) = (await Key(Role.Planner), await Key(Role.Committee));
        var plan = await Plan(planner);
        var item = $"{plan}/budget-items/fair";
        (await Move(planner, item, "approved")).IsProblem(403, "forbidden");
        (await Move(committee, item, "approved")).IsProblem(409, "not-allowed-now");

        var submitted = (await Move(planner, item, "submitted")).Is(200).Json;
        (await Move(committee, item, "returned")).HasFaults("missing-field /reason");
        var returned = (await Move(committee, item, "returned", " The rent is missing ")).Is(200).Json;
        (await Move(planner, item, "submitted")).Is(200);
        var approved = (await Move(committee, item, "approved")).Is(200).Json;

        Assert.Equal("2024-03-18", (string)submitted["submitted"]!);
        Assert.Equal(("The rent is missing", null), ((string)returned["reason"]!, returned["submitted"]));
        Assert.Equal(("2024-03-18", null), ((string)approved["approved"]!, approved["reason"]));
        var lines = (await planner.Get($"{plan}/budget")).Is(200).Json["items"]!.AsArray();
        Assert.Equal(
            ["all-money approved", "fair approved", "mexico-money drafted"],
            lines.Select(line => $"{line!["item"]} {line["state"]}").Order(StringComparer.Ordinal)
        );
        Assert.Equal(2, (await planner.Get($"{plan}/budget-items?state=approved")).Items.Count);
        var history = (await planner.Get($"{plan}/change-sets?first=50")).Is(200).Items;
        Assert.Equal(4, history.Count(set => (string?)set["useCase"] == "MoveBudgetItem"));
    }

    [Fact]
    public async Task NobodyApproves_WhatTheyHaveSubmitted()
    {
        var (one, other) = (await Key(Role.Committee), await Key(Role.Committee));
        var plan = await Plan(one);
        var item = $"{plan}/budget-items/fair";
        (await Move(one, item, "submitted")).Is(200);

        (await Move(one, item, "approved")).IsProblem(403, "forbidden");

        (await Move(other, item, "approved")).Is(200);
    }

    [Fact]
    public async Task TheNamedApprover_Approves_AndTheOwnerSubmits_WithAKeyOfTheirPlaces()
    {
        var admin = await Key(Role.Admin);
        var plan = await Plan(admin);
        var (owner, approver, other) = (await Mexico("owner-key"), await Mexico("approver-key"), await Mexico("other-key"));
        (await admin.Post($"{plan}/parties", """{"code":"lead","subject":"owner-key"}""")).Is(201);
        (await admin.Post($"{plan}/parties", """{"code":"cfo","subject":"approver-key"}""")).Is(201);
        var item = $"{plan}/budget-items/mexico-money";
        (await admin.Patch(item, """{"owner":"lead","approver":"cfo"}""", (await admin.Get(item)).ETag)).Is(200);

        (await Move(approver, item, "submitted")).IsProblem(403, "forbidden");
        (await Move(owner, item, "submitted")).Is(200);
        (await Move(other, item, "approved")).IsProblem(403, "forbidden");
        (await Move(owner, item, "approved")).IsProblem(403, "forbidden");
        var approved = (await Move(approver, item, "approved")).Is(200).Json;

        Assert.Equal(("cfo", null), ((string)approved["approvedBy"]!, approved["parent"]));
        // What its key does not see stays.
        Assert.Equal("all-money", (string)(await admin.Get(item)).Json["parent"]!);
        (await Move(approver, $"{plan}/budget-items/fair", "approved")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task AnApprovedItem_KeepsWhatItsAmountFollowsFrom_UntilItIsReturned()
    {
        var (planner, committee) = (await Key(Role.Planner), await Key(Role.Committee));
        var plan = await Plan(planner);
        var item = $"{plan}/budget-items/fair";
        (await Move(planner, item, "submitted")).Is(200);
        (await Move(committee, item, "approved")).Is(200);

        foreach (
            var patch in new[]
            {
                """{"amount":11}""",
                """{"share":5}""",
                """{"quantity":2}""",
                """{"unitPrice":2}""",
                """{"parent":"mexico-money"}""",
            }
        )
            (await planner.Patch(item, patch, (await planner.Get(item)).ETag)).IsProblem(409, "budget-item-approved");
        (await planner.Delete(item, (await planner.Get(item)).ETag)).IsProblem(409, "budget-item-approved");
        (await planner.Patch(item, """{"names":{"en":"The fair"},"amount":10}""", (await planner.Get(item)).ETag)).Is(200);

        (await Move(planner, item, "returned", "Cheaper now")).IsProblem(403, "forbidden");
        (await Move(committee, item, "returned", "Cheaper now")).Is(200);
        (await planner.Patch(item, """{"amount":9}""", (await planner.Get(item)).ETag)).Is(200);
    }

    [Fact]
    public async Task Approval_IsNotPatched_ButADocumentBringsIt()
    {
        var planner = await Key(Role.Planner);
        var plan = await Plan(planner);
        var item = $"{plan}/budget-items/fair";
        const string Approval = """{"approved":"2024-01-05","approvedBy":"coo","submitted":"2024-01-04","reason":"No"}""";
        string[] faults = ["not-allowed /approved", "not-allowed /approvedBy", "not-allowed /reason", "not-allowed /submitted"];

        Assert.Equal(
            faults,
            (await planner.Patch(item, Approval, (await planner.Get(item)).ETag)).Is(400).Json["faults"]!
                .AsArray()
                .Select(fault => $"{fault!["code"]} {fault["pointer"]}")
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal("2024-01-05", (string)(await planner.Get($"{plan}/budget-items/all-money")).Json["approved"]!);
    }

    [Fact]
    public async Task AnAcceptedChangeRequest_ChangesAnApprovedItem_AndGraphQLMovesIt()
    {
        var plan = await ChangePlan.New(
            service,
            document => document + "\nbudgetItems:\n  - {code: shops, amount: 10, submitted: 2024-01-02, approved: 2024-01-05}\n"
        );
        const string Proposal = """
            {"title":"More shops","reason":"They sell","committee":"board","owner":"dora","changes":{"budgetItems":{"shops":{"amount":12}}}}
            """;
        var request = await plan.Assessed(proposal: Proposal);
        (await plan.Vote("ann", request, "for")).Is(200);
        (await plan.Vote("ben", request, "for")).Is(200);

        var shops = await plan.Get("budget-items/shops");
        Assert.Equal(("12", "2024-01-05"), (shops["amount"]!.ToJsonString(), (string)shops["approved"]!));
        var moved = await plan["ann"]
            .Post(
                "/graphql",
                $$"""
                {"query":"mutation { moveBudgetItem(plan: \"shop\", code: \"shops\", expectedVersion: {{shops[
                    "version"
                ]}}, input: {state: RETURNED, reason: \"Too dear\"}) { budgetItem { reason approved } errors { code } } }"}
                """
            );
        Assert.Equal(
            """{"budgetItem":{"reason":"Too dear","approved":null},"errors":[]}""",
            moved.Is(200).Json["data"]!["moveBudgetItem"]!.ToJsonString()
        );
    }

    private static async Task<Answer> Move(Client client, string item, string state, string? reason = null) =>
        await client
            .With("If-Match", "*")
            .Post($"{item}/state", reason is null ? $$"""{"state":"{{state}}"}""" : $$"""{"state":"{{state}}","reason":"{{reason}}"}""");

    private async Task<Client> Key(Role role) => service.With((await service.NewKey(role)).Key!);

    private async Task<Client> Mexico(string name) =>
        service.With(
            (
                await service.NewKey(
                    Role.Contributor,
                    key =>
                        key with
                        {
                            Name = name,
                            Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("mexico")] },
                        }
                )
            ).Key!
        );

    /// <summary>The small plan, with an item that is drafted beside its approved total.</summary>
    private async Task<string> Plan(Client by)
    {
        var plan = await service.NewPlan(by);
        (await by.Post($"{plan}/budget-items", """{"code":"fair","parent":"all-money","amount":10}""")).Is(201);
        return plan;
    }
}
