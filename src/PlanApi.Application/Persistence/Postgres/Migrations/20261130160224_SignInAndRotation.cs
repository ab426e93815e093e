using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SignInAndRotation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "issuer",
                table: "api_keys",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "last_used_at",
                table: "api_keys",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "old_ends_at",
                table: "api_keys",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "old_hash",
                table: "api_keys",
                type: "bytea",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "issuer",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "last_used_at",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "old_ends_at",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "old_hash",
                table: "api_keys");
        }
    }
}
