using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Lights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "pace",
                table: "targets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "expected_every",
                table: "indicators",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "lights",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    light = table.Column<string>(type: "TEXT", nullable: false),
                    attainment = table.Column<long>(type: "INTEGER", nullable: true),
                    expected = table.Column<long>(type: "INTEGER", nullable: true),
                    actual = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lights", x => new { x.plan_id, x.target_id, x.indicator_id, x.scope, x.period, x.day });
                    table.ForeignKey(
                        name: "fk_lights_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lights");

            migrationBuilder.DropColumn(
                name: "pace",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "expected_every",
                table: "indicators");
        }
    }
}
