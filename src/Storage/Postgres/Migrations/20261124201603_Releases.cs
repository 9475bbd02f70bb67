using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Releases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "evidence");

            migrationBuilder.CreateTable(
                name: "Releases",
                schema: "evidence",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EngineVersion = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    CurrentTo = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    CompressedContent = table.Column<byte[]>(type: "bytea", nullable: false),
                    AnswersJson = table.Column<string>(type: "text", nullable: false),
                    Counts_Reviews = table.Column<int>(type: "integer", nullable: false),
                    Counts_Sources = table.Column<int>(type: "integer", nullable: false),
                    Counts_Studies = table.Column<int>(type: "integer", nullable: false),
                    Counts_Trials = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Releases", x => x.Hash);
                    table.CheckConstraint("CK_Releases_Hash", "length(\"Hash\") = 64");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Releases_At",
                schema: "evidence",
                table: "Releases",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Releases",
                schema: "evidence");
        }
    }
}
