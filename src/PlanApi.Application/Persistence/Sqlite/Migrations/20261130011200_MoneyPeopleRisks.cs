using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MoneyPeopleRisks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "budget_items",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    amount = table.Column<long>(type: "INTEGER", nullable: true),
                    share = table.Column<long>(type: "INTEGER", nullable: true),
                    quantity = table.Column<long>(type: "INTEGER", nullable: true),
                    unit_price = table.Column<long>(type: "INTEGER", nullable: true),
                    justification = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    objective_id = table.Column<long>(type: "INTEGER", nullable: true),
                    initiative_id = table.Column<long>(type: "INTEGER", nullable: true),
                    period = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    weights = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    approved = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    approved_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_budget_items", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_budget_items_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_budget_items_plan_id_approved_by_id",
                        columns: x => new { x.plan_id, x.approved_by_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_budget_items_plan_id_initiative_id",
                        columns: x => new { x.plan_id, x.initiative_id },
                        principalTable: "initiatives",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_budget_items_plan_id_objective_id",
                        columns: x => new { x.plan_id, x.objective_id },
                        principalTable: "objectives",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_budget_items_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_budget_items_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "budget_items",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_budget_items_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_budget_items_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funding_sources",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    available = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_funding_sources", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_funding_sources_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funding_sources_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resources",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    quantity = table.Column<long>(type: "INTEGER", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    unit_cost = table.Column<long>(type: "INTEGER", nullable: true),
                    cost = table.Column<long>(type: "INTEGER", nullable: true),
                    due = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_resources_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resources_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resources_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_levels",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    severity = table.Column<int>(type: "INTEGER", nullable: false),
                    probability_from = table.Column<int>(type: "INTEGER", nullable: false),
                    probability_to = table.Column<int>(type: "INTEGER", nullable: false),
                    impact_from = table.Column<int>(type: "INTEGER", nullable: false),
                    impact_to = table.Column<int>(type: "INTEGER", nullable: false),
                    response = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    escalates = table.Column<bool>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_levels", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_levels_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_levels_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    head_count = table.Column<int>(type: "INTEGER", nullable: true),
                    at_start = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_teams", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_teams_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_teams_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_teams_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "teams",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_teams_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "budget_entries",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_budget_entries", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_budget_entries_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_budget_entries_plan_id_item_id",
                        columns: x => new { x.plan_id, x.item_id },
                        principalTable: "budget_items",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "decision_packages",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decision_packages", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_decision_packages_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_decision_packages_plan_id_item_id",
                        columns: x => new { x.plan_id, x.item_id },
                        principalTable: "budget_items",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_decision_packages_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resource_budget_items",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    resource_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    budget_item_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resource_budget_items", x => new { x.plan_id, x.resource_id, x.position });
                    table.ForeignKey(
                        name: "fk_resource_budget_items_plan_id_budget_item_id",
                        columns: x => new { x.plan_id, x.budget_item_id },
                        principalTable: "budget_items",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resource_budget_items_plan_id_resource_id",
                        columns: x => new { x.plan_id, x.resource_id },
                        principalTable: "resources",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "risk_categories",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    appetite_id = table.Column<long>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_categories", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_categories_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_categories_plan_id_appetite_id",
                        columns: x => new { x.plan_id, x.appetite_id },
                        principalTable: "risk_levels",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_categories_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    team_id = table.Column<long>(type: "INTEGER", nullable: false),
                    head_count = table.Column<int>(type: "INTEGER", nullable: false),
                    is_key = table.Column<bool>(type: "INTEGER", nullable: false),
                    at_start = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posts", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_posts_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posts_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posts_plan_id_team_id",
                        columns: x => new { x.plan_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risks",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    category_id = table.Column<long>(type: "INTEGER", nullable: true),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    causes = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    level_id = table.Column<long>(type: "INTEGER", nullable: true),
                    probability = table.Column<long>(type: "INTEGER", nullable: true),
                    frequency = table.Column<long>(type: "INTEGER", nullable: true),
                    identified = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reported = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risks", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risks_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risks_plan_id_category_id",
                        columns: x => new { x.plan_id, x.category_id },
                        principalTable: "risk_categories",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risks_plan_id_level_id",
                        columns: x => new { x.plan_id, x.level_id },
                        principalTable: "risk_levels",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risks_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risks_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risks_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_movements",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    team_id = table.Column<long>(type: "INTEGER", nullable: true),
                    post_id = table.Column<long>(type: "INTEGER", nullable: true),
                    type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    period = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    planned = table.Column<int>(type: "INTEGER", nullable: true),
                    actual = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_movements", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_staff_movements_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_movements_plan_id_post_id",
                        columns: x => new { x.plan_id, x.post_id },
                        principalTable: "posts",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_movements_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_movements_plan_id_team_id",
                        columns: x => new { x.plan_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contingency_plans",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: true),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    trigger = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    actions = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    drills_a_year = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contingency_plans", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_contingency_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contingency_plans_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contingency_plans_plan_id_risk_id",
                        columns: x => new { x.plan_id, x.risk_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contingency_plans_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_assessments",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    probability = table.Column<int>(type: "INTEGER", nullable: false),
                    impact = table.Column<int>(type: "INTEGER", nullable: false),
                    assessed_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_assessments", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_assessments_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_assessments_plan_id_assessed_by_id",
                        columns: x => new { x.plan_id, x.assessed_by_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_assessments_plan_id_risk_id",
                        columns: x => new { x.plan_id, x.risk_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_assessments_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_cases",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    category_id = table.Column<long>(type: "INTEGER", nullable: true),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: true),
                    happened = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    lessons = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_cases", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_cases_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_cases_plan_id_category_id",
                        columns: x => new { x.plan_id, x.category_id },
                        principalTable: "risk_categories",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_cases_plan_id_risk_id",
                        columns: x => new { x.plan_id, x.risk_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_cases_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_correlations",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    first_id = table.Column<long>(type: "INTEGER", nullable: false),
                    second_id = table.Column<long>(type: "INTEGER", nullable: false),
                    coefficient = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_correlations", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_correlations_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_correlations_plan_id_first_id",
                        columns: x => new { x.plan_id, x.first_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_correlations_plan_id_second_id",
                        columns: x => new { x.plan_id, x.second_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_correlations_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_impacts",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: true),
                    distribution = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    low = table.Column<long>(type: "INTEGER", nullable: true),
                    likely = table.Column<long>(type: "INTEGER", nullable: true),
                    high = table.Column<long>(type: "INTEGER", nullable: true),
                    values = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    weights = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    is_relative = table.Column<bool>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_impacts", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_impacts_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_impacts_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_impacts_plan_id_risk_id",
                        columns: x => new { x.plan_id, x.risk_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_impacts_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_indicators", x => new { x.plan_id, x.risk_id, x.position });
                    table.ForeignKey(
                        name: "fk_risk_indicators_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_indicators_plan_id_risk_id",
                        columns: x => new { x.plan_id, x.risk_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "risk_responses",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: false),
                    strategy = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    department_id = table.Column<long>(type: "INTEGER", nullable: true),
                    due = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    done = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cost = table.Column<long>(type: "INTEGER", nullable: true),
                    probability_factor = table.Column<long>(type: "INTEGER", nullable: true),
                    impact_factor = table.Column<long>(type: "INTEGER", nullable: true),
                    cap_id = table.Column<long>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_responses", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_responses_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_responses_plan_id_cap_id",
                        columns: x => new { x.plan_id, x.cap_id },
                        principalTable: "targets",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_responses_plan_id_department_id",
                        columns: x => new { x.plan_id, x.department_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_responses_plan_id_risk_id",
                        columns: x => new { x.plan_id, x.risk_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_responses_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "drills",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    contingency_plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    planned = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    held = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    passed = table.Column<bool>(type: "INTEGER", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drills", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_drills_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_drills_plan_id_contingency_plan_id",
                        columns: x => new { x.plan_id, x.contingency_plan_id },
                        principalTable: "contingency_plans",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_budget_entries_plan_id_code",
                table: "budget_entries",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_budget_entries_plan_id_item_id",
                table: "budget_entries",
                columns: new[] { "plan_id", "item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_approved_by_id",
                table: "budget_items",
                columns: new[] { "plan_id", "approved_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_code",
                table: "budget_items",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_initiative_id",
                table: "budget_items",
                columns: new[] { "plan_id", "initiative_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_objective_id",
                table: "budget_items",
                columns: new[] { "plan_id", "objective_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_owner_id",
                table: "budget_items",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_parent_id",
                table: "budget_items",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_scope_id",
                table: "budget_items",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_source_id",
                table: "budget_items",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contingency_plans_plan_id_code",
                table: "contingency_plans",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contingency_plans_plan_id_owner_id",
                table: "contingency_plans",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contingency_plans_plan_id_risk_id",
                table: "contingency_plans",
                columns: new[] { "plan_id", "risk_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contingency_plans_plan_id_source_id",
                table: "contingency_plans",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_decision_packages_plan_id_code",
                table: "decision_packages",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decision_packages_plan_id_item_id",
                table: "decision_packages",
                columns: new[] { "plan_id", "item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_decision_packages_plan_id_source_id",
                table: "decision_packages",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_drills_plan_id_code",
                table: "drills",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_drills_plan_id_contingency_plan_id",
                table: "drills",
                columns: new[] { "plan_id", "contingency_plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_funding_sources_plan_id_code",
                table: "funding_sources",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_sources_plan_id_source_id",
                table: "funding_sources",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posts_plan_id_code",
                table: "posts",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_posts_plan_id_source_id",
                table: "posts",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posts_plan_id_team_id",
                table: "posts",
                columns: new[] { "plan_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_resource_budget_items_plan_id_budget_item_id",
                table: "resource_budget_items",
                columns: new[] { "plan_id", "budget_item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_resources_plan_id_code",
                table: "resources",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_resources_plan_id_owner_id",
                table: "resources",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_resources_plan_id_source_id",
                table: "resources",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_assessments_plan_id_assessed_by_id",
                table: "risk_assessments",
                columns: new[] { "plan_id", "assessed_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_assessments_plan_id_code",
                table: "risk_assessments",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_assessments_plan_id_risk_id",
                table: "risk_assessments",
                columns: new[] { "plan_id", "risk_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_assessments_plan_id_source_id",
                table: "risk_assessments",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_cases_plan_id_category_id",
                table: "risk_cases",
                columns: new[] { "plan_id", "category_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_cases_plan_id_code",
                table: "risk_cases",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_cases_plan_id_risk_id",
                table: "risk_cases",
                columns: new[] { "plan_id", "risk_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_cases_plan_id_source_id",
                table: "risk_cases",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_categories_plan_id_appetite_id",
                table: "risk_categories",
                columns: new[] { "plan_id", "appetite_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_categories_plan_id_code",
                table: "risk_categories",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_categories_plan_id_source_id",
                table: "risk_categories",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_correlations_plan_id_code",
                table: "risk_correlations",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_correlations_plan_id_first_id",
                table: "risk_correlations",
                columns: new[] { "plan_id", "first_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_correlations_plan_id_second_id",
                table: "risk_correlations",
                columns: new[] { "plan_id", "second_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_correlations_plan_id_source_id",
                table: "risk_correlations",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_impacts_plan_id_code",
                table: "risk_impacts",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_impacts_plan_id_indicator_id",
                table: "risk_impacts",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_impacts_plan_id_risk_id",
                table: "risk_impacts",
                columns: new[] { "plan_id", "risk_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_impacts_plan_id_source_id",
                table: "risk_impacts",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_indicators_plan_id_indicator_id",
                table: "risk_indicators",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_levels_plan_id_code",
                table: "risk_levels",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_levels_plan_id_source_id",
                table: "risk_levels",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_responses_plan_id_cap_id",
                table: "risk_responses",
                columns: new[] { "plan_id", "cap_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_responses_plan_id_code",
                table: "risk_responses",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_responses_plan_id_department_id",
                table: "risk_responses",
                columns: new[] { "plan_id", "department_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_responses_plan_id_risk_id",
                table: "risk_responses",
                columns: new[] { "plan_id", "risk_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_responses_plan_id_source_id",
                table: "risk_responses",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risks_plan_id_category_id",
                table: "risks",
                columns: new[] { "plan_id", "category_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risks_plan_id_code",
                table: "risks",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risks_plan_id_level_id",
                table: "risks",
                columns: new[] { "plan_id", "level_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risks_plan_id_owner_id",
                table: "risks",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risks_plan_id_scope_id",
                table: "risks",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risks_plan_id_source_id",
                table: "risks",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_movements_plan_id_code",
                table: "staff_movements",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_movements_plan_id_post_id",
                table: "staff_movements",
                columns: new[] { "plan_id", "post_id" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_movements_plan_id_source_id",
                table: "staff_movements",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_movements_plan_id_team_id",
                table: "staff_movements",
                columns: new[] { "plan_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_teams_plan_id_code",
                table: "teams",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_teams_plan_id_owner_id",
                table: "teams",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_teams_plan_id_parent_id",
                table: "teams",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_teams_plan_id_source_id",
                table: "teams",
                columns: new[] { "plan_id", "source_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "budget_entries");

            migrationBuilder.DropTable(
                name: "decision_packages");

            migrationBuilder.DropTable(
                name: "drills");

            migrationBuilder.DropTable(
                name: "funding_sources");

            migrationBuilder.DropTable(
                name: "resource_budget_items");

            migrationBuilder.DropTable(
                name: "risk_assessments");

            migrationBuilder.DropTable(
                name: "risk_cases");

            migrationBuilder.DropTable(
                name: "risk_correlations");

            migrationBuilder.DropTable(
                name: "risk_impacts");

            migrationBuilder.DropTable(
                name: "risk_indicators");

            migrationBuilder.DropTable(
                name: "risk_responses");

            migrationBuilder.DropTable(
                name: "staff_movements");

            migrationBuilder.DropTable(
                name: "contingency_plans");

            migrationBuilder.DropTable(
                name: "budget_items");

            migrationBuilder.DropTable(
                name: "resources");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "risks");

            migrationBuilder.DropTable(
                name: "teams");

            migrationBuilder.DropTable(
                name: "risk_categories");

            migrationBuilder.DropTable(
                name: "risk_levels");
        }
    }
}
